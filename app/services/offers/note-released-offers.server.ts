import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockProspectForMoney } from "#db/queries/deals/deals.ts";
import { lockReleasedUnrecorded } from "#db/queries/offers/held-beside.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Records which offers the end of a deal, or the reversal of its money, has released, and notifies both sides of each.
 * Whoever ends a deal may not read another institution's offers, so that the platform does it afterwards. The lock of the
 * prospect makes it once, however often it runs. An offer that was put on hold again meanwhile is passed over.
 */
export function noteReleasedOffers(
  { withActor }: ServiceContext,
  actor: SystemActor,
  { prospectId }: { prospectId: string },
): Promise<void> {
  return withActor(actor, async (trx) => {
    await lockProspectForMoney(trx, prospectId);
    for (const offer of await lockReleasedUnrecorded(trx, prospectId)) {
      await recordOn(trx, actor, "offer-released", { offer: { ...offer, prospectId } }, { to: offer.status });
      await enqueue(trx, "notify-offer-released", { offerId: offer.id });
    }
  });
}
