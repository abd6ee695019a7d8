import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { offerStatusAfter, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOverdueOffers, updateOffer } from "#db/queries/offers/offers.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;

/** Expires offers by the database's clock, each once with any number of workers. Returns how many. */
export function expireOffers(ctx: ServiceContext, actor: SystemActor): Promise<number> {
  return ctx.withActor(actor, async (trx) => {
    const overdue = await lockOverdueOffers(trx, batch);
    for (const offer of overdue) {
      if (whyNotMoveOffer(offer, "expire", "system", offer.readAt) !== null) continue;
      const status = offerStatusAfter(offer.status, "expire");
      await updateOffer(trx, offer.id, { status, heldByDealId: null, statusChangedAt: ctx.now() });
      await recordOn(trx, actor, "offer-expired", { offer }, { to: status, version: offer.currentVersion });
      await followIntroduction(ctx, trx, actor, offer.introductionId, { what: "offer-ended" });
      await enqueue(trx, "notify-company-offer-ended", { offerId: offer.id });
    }
    return overdue.length;
  });
}
