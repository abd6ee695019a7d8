import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockIntroductionRow } from "#db/queries/introductions/introductions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Locks an introduction of the actor's organization. */
export async function lockIntroduction(trx: ActorTransaction, actor: PartyActor, introductionId: string) {
  return found(await lockIntroductionRow(trx, introductionId, actor), "introduction-not-found");
}
