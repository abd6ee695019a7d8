import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionDesk } from "#app/domain/organizations/institution-application.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockInstitution, toDeskColumns, updateInstitution } from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "../context.ts";

/** An institution changes its description and its contact desk; its licence is not touched. */
export function updateInstitutionDesk(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  desk: InstitutionDesk,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const institution = found(await lockInstitution(trx, actor.institutionId), "institution-not-found");
    refuseIf(institution.status === "terminated" ? "institution-wrong-state" : null);
    await updateInstitution(trx, institution.id, { ...toDeskColumns(desk), updatedAt: now() });
    await recordOn(trx, actor, "institution-profile-changed", { institution: { id: institution.id } });
  });
}
