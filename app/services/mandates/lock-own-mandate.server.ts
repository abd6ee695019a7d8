import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Locks a mandate of the actor's institution. */
export async function lockOwnMandate(trx: ActorTransaction, actor: InstitutionActor, mandateId: string) {
  const mandate = await lockMandateForInstitution(trx, mandateId, actor.institutionId);
  return found(mandate, "mandate-not-found");
}
