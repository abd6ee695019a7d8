import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockProspectForCompany } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Locks a prospect of the actor's company. */
export async function lockOwnProspect(trx: ActorTransaction, actor: CompanyActor, prospectId: string) {
  return found(await lockProspectForCompany(trx, prospectId, actor.companyId), "prospect-not-found");
}
