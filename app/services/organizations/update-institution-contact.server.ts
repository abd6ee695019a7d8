import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionContact } from "#app/domain/organizations/institution-application.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  lockInstitution,
  toContactColumns,
  updateInstitution,
} from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** An institution changes its description and its contact; its licence is not touched. */
export function updateInstitutionContact(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  contact: InstitutionContact,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const institution = found(await lockInstitution(trx, actor.institutionId), "institution-not-found");
    refuseIf(institution.status === "terminated" ? "institution-wrong-state" : null);
    await updateInstitution(trx, institution.id, { ...toContactColumns(contact), updatedAt: now() });
    await recordOn(trx, actor, "institution-profile-changed", { institution: { id: institution.id } });
  });
}
