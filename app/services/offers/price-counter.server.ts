import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type CounterChange, counterFaults, counterTerms } from "#app/domain/offers/negotiation/counter.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { committedFen, type OfferTerms, rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findOfferForCompany } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "#app/services/context.ts";

export type PricedCounter = NonNullable<Awaited<ReturnType<typeof priceCounter>>>;

/** The cost of a draft counter-offer, beside the offer's; null if its terms are inconsistent. Changes nothing. */
export function priceCounter(
  { readAs }: ServiceContext,
  actor: CompanyActor,
  { offerId, change }: { offerId: string; change: CounterChange },
) {
  return readAs(actor, async (trx) => {
    const row = found(await findOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    const offered = issuedTermsSchema.parse(row.terms);
    if (offered.instrument === "record") return null;
    if (row.issuedAt === null) return null;
    const day = dayOf(row.issuedAt);
    if (counterFaults(offered, change, day, row.commitment).length > 0) return null;
    const countered = counterTerms(offered, change);
    return {
      before: comesTo(row, offered, row.contractRatePercent),
      after: comesTo(row, countered, rateOfTerms(countered, day)),
    };
  });
}

function comesTo({ commitment }: { commitment: Commitment }, terms: OfferTerms, ratePercent: string | null) {
  const { cost, equity } = offerFiguresOf(terms, ratePercent);
  const isGuarantee = commitment === "guarantee";
  return {
    /** Of a guarantee: what it covers and costs. */
    guaranteedFen: isGuarantee ? committedFen(terms, commitment) : null,
    feesFen: isGuarantee ? (cost?.feesFen ?? null) : null,
    ratePercent: cost?.rate?.compoundPercent ?? null,
    totalCostFen: cost?.totalCostFen ?? null,
    dilutionBp: equity?.dilutionBp ?? null,
  };
}
