import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type CounterChange, counterFaults, counterTerms } from "#app/domain/offers/negotiation/counter.ts";
import { figuresOf } from "#app/domain/offers/cost/figures.ts";
import { issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { type OfferTerms, rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findOfferForCompany } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

export type WeighedCounter = NonNullable<Awaited<ReturnType<typeof weighCounter>>>;

/** The cost of a draft counter-offer, beside the offer's; null if its terms are inconsistent. Changes nothing. */
export function weighCounter(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { offerId, change }: { offerId: string; change: CounterChange },
) {
  return withActor(actor, async (trx) => {
    const row = found(await findOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    const offered = issuedTermsSchema.parse(row.terms);
    if (offered.instrument === "record") return null;
    if (row.issuedAt === null) return null;
    const day = dayOf(row.issuedAt);
    if (counterFaults(offered, change, day, row.commitment).length > 0) return null;
    const countered = counterTerms(offered, change);
    return {
      before: comesTo(offered, row.contractRatePercent),
      after: comesTo(countered, rateOfTerms(countered, day)),
    };
  });
}

function comesTo(terms: OfferTerms, ratePercent: string | null) {
  const { cost, equity } = figuresOf(terms, ratePercent);
  return {
    ratePercent: cost?.rate?.compoundPercent ?? null,
    totalCostFen: cost?.totalCostFen ?? null,
    dilutionBp: equity?.dilutionBp ?? null,
  };
}
