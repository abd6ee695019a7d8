import { visitAt } from "#app/domain/dashboards/visits.ts";
import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { isHandled } from "#app/domain/notifications/waiting.ts";
import { listUnread, markRead } from "#db/queries/notifications/notifications.ts";
import { lockVisit, putVisit } from "#db/queries/notifications/visits.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The person has their start page open; `seenUntil`: and has seen what changed until then. Notifications of what was done
 * meanwhile, by whomever, are read with it. Readers, too: it changes nothing of the organization.
 */
export async function noteVisit(
  { withActor, now }: ServiceContext,
  session: Session,
  { seenUntil = null }: { seenUntil?: Date | null } = {},
): Promise<void> {
  const actor = actorOfSession(session);
  if (actor === null) throw new Refusal("organization-missing");
  await withActor(actor, async (trx) => {
    const visit = (await lockVisit(trx)) ?? null;
    await putVisit(trx, visitAt(visit, now(), seenUntil));
    const handled = (await listUnread(trx)).filter(isHandled).map(({ id }) => id);
    if (handled.length > 0) await markRead(trx, { ids: handled, at: now() });
  });
}
