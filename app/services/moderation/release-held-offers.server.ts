import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockCompetingOffers, releaseOffersThatFit } from "#db/queries/offers/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Offers that a deal put on hold can be answered again where the version that was just published leaves room for them, as
 * after a deal that fell through. Both sides of each are notified. The caller has locked the prospect.
 */
export async function releaseHeldOffers(
  trx: ActorTransaction,
  actor: AdminActor,
  prospectId: string,
): Promise<void> {
  const open = await lockCompetingOffers(trx, prospectId, null);
  if (open.every(({ heldByDealId }) => heldByDealId === null)) return;
  const released = await releaseOffersThatFit(trx, prospectId);
  for (const offer of open.filter(({ id }) => released.has(id))) {
    const { id: offerId, status } = offer;
    await recordOn(trx, actor, "offer-released", { offer: { ...offer, prospectId } }, { to: status });
    await enqueue(trx, "notify-offer-released", { offerId });
  }
}
