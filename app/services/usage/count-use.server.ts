import { type AdminActor, organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { type LimitedAct, type UsageLimit, limitsOf } from "#app/domain/usage/limits.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { recordUse } from "#db/queries/usage/counted-uses.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Counts one use of an action in the transaction that performs it, against the limits of the person and the
 * organization, or the given ones; a refusal states from when it is possible again. Must come first in its transaction:
 * uses of one organization are serialized until it ends.
 */
export async function countUse(
  trx: ActorTransaction,
  actor: PartyActor | AdminActor,
  act: LimitedAct,
  given?: readonly UsageLimit[],
): Promise<void> {
  const organizationId = actor.kind === "admin" ? null : organizationIdOf(actor);
  const limits = given ?? limitsOf(act, { userId: actor.userId, organizationId });
  const usedUp = await recordUse(trx, act, limits);
  if (usedUp === null) return;
  throw new Refusal("usage-limit-reached", {
    act,
    holder: usedUp.limit.kind,
    span: usedUp.limit.span,
    freeAt: usedUp.freeAt.toISOString(),
    retryAfterSeconds: usedUp.waitSeconds,
  });
}
