import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";
import { instrumentsNotAllowed } from "#app/domain/mandates/criteria.ts";
import { found, type RefusalCode, refuseIf } from "#app/domain/refusal.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Refuses to put on the market what the institution's verified kind may not fund. The caller has locked the mandate: a
 * change of the kind waits for it, or is read here.
 */
export async function refuseBeyondLicence(
  trx: ActorTransaction,
  actor: InstitutionActor,
  instruments: readonly string[],
  code: Extract<RefusalCode, "institution-instrument-not-allowed" | "mandate-beyond-licence">,
): Promise<void> {
  const institution = found(await findOwnInstitution(trx, actor.institutionId), "institution-not-found");
  const kind = institutionKindSchema.parse(institution.kind);
  refuseIf(instrumentsNotAllowed(kind, instruments).length > 0 ? code : null);
}
