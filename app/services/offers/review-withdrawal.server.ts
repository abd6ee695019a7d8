import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { negotiationOf } from "#app/domain/offers/negotiation/negotiation.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { pick } from "#app/lib/pick.ts";
import { findOfferForInstitution } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

const SHOWN = [
  "id",
  "number",
  "status",
  "commitment",
  "amountFen",
  "currentVersion",
  "rounds",
  "expiresAt",
  "companyNameZh",
  "companyNameEn",
  "headlineZh",
  "headlineEn",
] as const;

/**
 * What would end with an issued offer: its version in force, and since when a counter-offer waits for an answer. Nothing
 * ends with a draft, which has no review.
 */
export function reviewWithdrawal(ctx: ServiceContext, actor: InstitutionActor, offerId: string) {
  const { version: agreement } = feeAgreementOn(dayOf(ctx.now()));
  return ctx.readAs(actor, async (trx) => {
    const offer = found(
      await findOfferForInstitution(trx, offerId, actor.institutionId, agreement),
      "offer-not-found",
    );
    const isIssued = offer.currentVersion > 0;
    const terms = offerTermsSchema.safeParse(offer.terms);
    const [last] = negotiationOf(offer.versions, offer.counters);
    return {
      offer: pick(offer, ...SHOWN),
      sheet:
        isIssued && terms.success
          ? {
              terms: terms.data,
              ratePercent: offer.contractRatePercent,
              ...offerFiguresOf(terms.data, offer.contractRatePercent),
            }
          : null,
      counteredAt: offer.status === "countered" && last?.kind === "counter" ? last.at : null,
      whyNot: isIssued
        ? (whyNotMoveOffer(offer, "withdraw", "institution", ctx.now()) ?? whyNotRole(actor, "work"))
        : ("offer-wrong-state" as const),
    };
  });
}
