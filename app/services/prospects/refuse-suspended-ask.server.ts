import { Refusal } from "#app/domain/refusal.ts";
import { isAskSuspended, isStandingStill } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Refuses either side what would agree, open or ask for more on an ask that is suspended: on the ask itself, or on an
 * introduction, unless a deal goes on from that. Call it with the introduction locked: a suspension locks all of its ask.
 */
export async function refuseSuspendedAsk(
  trx: ActorTransaction,
  on: { prospectId: string } | { introductionId: string },
): Promise<void> {
  const isSuspended =
    "prospectId" in on
      ? await isAskSuspended(trx, on.prospectId)
      : await isStandingStill(trx, on.introductionId);
  if (isSuspended) throw new Refusal("prospect-suspended");
}
