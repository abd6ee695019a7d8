import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionContact } from "#app/domain/organizations/institution-application.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  lockInstitution,
  toContactColumns,
  updateInstitution,
} from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "#app/services/context.ts";

interface ContactInput {
  contact: InstitutionContact;
  /** The version of contact and description that the form was rendered from. */
  version: number;
}

/**
 * An institution changes its description and its contact; its licence is not touched. Refused if either has changed
 * since the form was rendered: a page sends every field, also those that it left alone.
 */
export function updateInstitutionContact(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { contact, version }: ContactInput,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const institution = found(await lockInstitution(trx, actor.institutionId), "institution-not-found");
    refuseIf(institution.status === "terminated" ? "institution-wrong-state" : null);
    if (institution.contactVersion !== version) throw new Refusal("form-outdated");
    await updateInstitution(trx, institution.id, { ...toContactColumns(contact), updatedAt: now() });
    await recordOn(trx, actor, "institution-profile-changed", { institution: { id: institution.id } });
  });
}
