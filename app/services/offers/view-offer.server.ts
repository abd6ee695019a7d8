import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { offerStatusAfter, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOfferForCompany, updateOffer } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";

/** Marks an issued offer as viewed when the company opens it the first time; later openings change nothing. */
export function viewOffer(ctx: ServiceContext, actor: CompanyActor, offerId: string): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    const offer = found(await lockOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    if (whyNotMoveOffer(offer, "view", "company", offer.readAt) !== null) return;
    const status = offerStatusAfter(offer.status, "view");
    await updateOffer(trx, offerId, { status, viewedAt: ctx.now(), statusChangedAt: ctx.now() });
    await recordOn(trx, actor, "offer-viewed", { offer }, { to: status, version: offer.currentVersion });
  });
}
