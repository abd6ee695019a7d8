import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { isNotified, notificationKind, type Side } from "#app/domain/notifications/kinds.ts";
import type { Page } from "#app/lib/paging.ts";
import { listNotificationPage as list } from "#db/queries/notifications/notifications.ts";
import type { ServiceContext } from "../context.ts";

type Listed = Awaited<ReturnType<typeof list>>["rows"][number];
type Notified = Listed & { isDue: boolean; side: Side };

/** The person's notifications in this membership, the newest first; `isDue` if they must still act, by `until`. */
export async function listNotifications(
  { withActor, now }: ServiceContext,
  session: Session,
  { cursor }: { cursor: string | undefined },
): Promise<Page<Notified>> {
  const actor = actorOfSession(session);
  if (actor === null || session.membership.kind === "none") return { rows: [], next: null };
  const side = session.membership.kind;
  return withActor(actor, async (trx) => {
    const { rows, next } = await list(trx, cursor);
    return { next, rows: rows.map((row) => ({ ...row, side, isDue: isDue(row, now()) })) };
  });
}

function isDue({ kind, status, until }: Listed, now: Date): boolean {
  if (!isNotified(kind) || status === null || until === null || until.getTime() <= now.getTime())
    return false;
  return notificationKind(kind).waits?.includes(status) ?? false;
}
