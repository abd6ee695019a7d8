import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import type { Side } from "#app/domain/notifications/kinds.ts";
import { deadlineDays } from "#app/domain/clocks.ts";
import { isDue, isHandled } from "#app/domain/notifications/waiting.ts";
import type { Page } from "#app/lib/paging.ts";
import { listNotificationPage as list, markRead } from "#db/queries/notifications/notifications.ts";
import type { ServiceContext } from "../context.ts";

type Listed = Awaited<ReturnType<typeof list>>["rows"][number];
type Notified = Listed & { isDue: boolean; side: Side };

/**
 * The person's notifications in this membership, the newest first; `isDue` if they must still act, by `until`. One that
 * asked for an act becomes read once that was done, by whomever.
 */
export async function listNotifications(
  { withActor, now, workingDays }: ServiceContext,
  session: Session,
  { cursor }: { cursor: string | undefined },
): Promise<Page<Notified>> {
  const actor = actorOfSession(session);
  if (actor === null || session.membership.kind === "none") return { rows: [], next: null };
  const side = session.membership.kind;
  return withActor(actor, async (trx) => {
    const { rows, next } = await list(trx, {
      cursor,
      calendar: deadlineDays(now(), workingDays),
      isInstitution: side === "institution",
    });
    const at = now();
    const handled = rows.filter((row) => row.readAt === null && isHandled(row)).map(({ id }) => id);
    if (handled.length > 0) await markRead(trx, { ids: handled, at });
    return {
      next,
      rows: rows.map((row) => ({
        ...row,
        readAt: handled.includes(row.id) ? at : row.readAt,
        side,
        isDue: isDue(row, at),
      })),
    };
  });
}
