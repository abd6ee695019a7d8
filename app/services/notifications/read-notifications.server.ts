import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { markRead } from "#db/queries/notifications/notifications.ts";
import type { ServiceContext } from "../context.ts";

/** Marks one notification, or all, of the person as read; one that is read already, or is not theirs, is ignored. */
export async function readNotifications(
  { withActor, now }: ServiceContext,
  session: Session,
  { id }: { id: string | null },
): Promise<number> {
  const actor = actorOfSession(session);
  if (actor === null) throw new Refusal("organization-missing");
  return withActor(actor, (trx) => markRead(trx, { ids: id === null ? null : [id], at: now() }));
}
