import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { offerStatusAfter, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOfferForInstitution, updateOffer } from "#db/queries/offers/offers.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

/** The institution withdraws an offer that has not been accepted; a draft that nobody saw simply ends. */
export function withdrawOffer(ctx: ServiceContext, actor: InstitutionActor, offerId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    refuseIf(whyNotMoveOffer(offer, "withdraw", "institution", offer.readAt));
    const status = offerStatusAfter(offer.status, "withdraw");
    const wasIssued = offer.currentVersion > 0;
    await updateOffer(trx, offerId, { status, heldByDealId: null, statusChangedAt: ctx.now() });
    const subject = {
      id: offerId,
      companyId: wasIssued ? offer.companyId : null,
      institutionId: offer.institutionId,
      prospectId: offer.prospectId,
    };
    const moved = { from: offer.status, to: status, version: offer.currentVersion };
    await recordOn(trx, actor, "offer-withdrawn", { offer: subject }, moved);
    if (wasIssued) {
      await followIntroduction(ctx, trx, actor, offer.introductionId, { what: "offer-ended" });
    }
    if (wasIssued) await enqueue(trx, "notify-company-offer-ended", { offerId });
  });
}
