import { visitAt } from "#app/domain/dashboards/visits.ts";
import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { lockVisit, putVisit } from "#db/queries/notifications/visits.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The person has their start page open; `isSeen`: and has seen what changed. Readers, too: it changes nothing of the
 * organization.
 */
export async function noteVisit(
  { withActor, now }: ServiceContext,
  session: Session,
  { isSeen }: { isSeen: boolean },
): Promise<void> {
  const actor = actorOfSession(session);
  if (actor === null) throw new Refusal("organization-missing");
  await withActor(actor, async (trx) => {
    const visit = (await lockVisit(trx)) ?? null;
    await putVisit(trx, visitAt(visit, now(), { isSeen }));
  });
}
