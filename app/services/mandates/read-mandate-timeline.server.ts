import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";

/** The events of a mandate, oldest first, for its own institution. */
export function readMandateTimeline(
  { readAs }: ServiceContext,
  actor: InstitutionActor,
  { mandateId }: { mandateId: string },
) {
  return readAs(actor, async (trx) => {
    const row = await findMandateForInstitution(trx, mandateId, actor.institutionId);
    const { nameZh, nameEn } = found(row, "mandate-not-found");
    return { nameZh, nameEn, events: await listEventsOfSubject(trx, "mandate", mandateId) };
  });
}
