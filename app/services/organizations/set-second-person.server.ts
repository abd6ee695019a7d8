import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockInstitution, updateInstitution } from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "../context.ts";

/**
 * An owner sets the amount above which an offer of the institution needs a second person; null if it never does. It
 * holds for what is issued from now on.
 */
export function setSecondPerson(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  aboveFen: bigint | null,
): Promise<void> {
  return withActor(actor, "change-second-person", async (trx) => {
    const institution = found(await lockInstitution(trx, actor.institutionId), "institution-not-found");
    refuseIf(institution.status === "terminated" ? "institution-wrong-state" : null);
    await updateInstitution(trx, institution.id, { secondPersonAboveFen: aboveFen, updatedAt: now() });
    const subject = { id: institution.id };
    const moved = { detail: aboveFen === null ? {} : { amountFen: aboveFen.toString() } };
    await recordOn(trx, actor, "institution-second-person-changed", { institution: subject }, moved);
  });
}
