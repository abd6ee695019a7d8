import { divideRounded } from "#app/lib/money.ts";
import { costOf, type LoanCost, type PricedTerms } from "#app/domain/offers/cost/cost.ts";
import { lastPaymentOn } from "#app/domain/offers/cost/last-payment.ts";
import { MOST_RATE_PERCENT } from "#app/domain/offers/terms/price-limits.ts";

/** Amount and term at which offers are compared. */
export type ComparedOn = { amountFen: bigint; termMonths: number };

/** Why an offer has no figures at another amount and term. */
type NotComparable = "below-residual" | "drawdown-after-end" | "no-annual-rate" | "rate-too-high";

/** What an offer costs at the compared amount and term, or why there are no figures. */
export type Compared = { cost: LoanCost; why: null } | { cost: null; why: NotComparable };

/**
 * An offer at the amount and term of a comparison, at its contract rate. At its own amount and term it is the offer
 * itself, to the fen. Otherwise see `restateTerms`: a lease is compared only above its buyout price, a loan with a
 * second drawdown only where that comes before the last payment, and any offer only where its fixed costs and deposits
 * leave an annual rate that could be issued (see `priceFaults`).
 */
export function comparedAt(terms: PricedTerms, ratePercent: string, on: ComparedOn): Compared {
  const { details } = terms;
  if (details?.kind === "finance_lease" && details.residualFen >= on.amountFen) {
    return { cost: null, why: "below-residual" };
  }
  if (details?.kind === "dated_loan" && details.secondDrawdownOn !== undefined) {
    if (details.secondDrawdownOn >= lastPaymentOn(details, on.termMonths))
      return { cost: null, why: "drawdown-after-end" };
  }
  const compared = restateTerms(terms, on);
  const cost = costOf(compared, ratePercent);
  const rate = Number(cost.rate?.compoundPercent ?? "NaN");
  const takesAll = cost.receivedFen <= 0n || cost.feesFen >= cost.drawnFen;
  if (takesAll || !(rate >= 0)) return { cost: null, why: "no-annual-rate" };
  // An issued version is shown as it is.
  const isAbove = compared !== terms && rate > MOST_RATE_PERCENT;
  return isAbove ? { cost: null, why: "rate-too-high" } : { cost, why: null };
}

/**
 * The same terms at another amount and term, to compare offers: percentages scale with the amount, and so do a second
 * drawdown, a receivable and the price of what is leased; fixed sums (costs, a buyout price), days, the day count and
 * an odd first period stay. Returns the terms themselves if nothing changes.
 */
export function restateTerms<Terms extends PricedTerms>(
  terms: Terms,
  { amountFen, termMonths }: ComparedOn,
): Terms {
  if (terms.amountFen === amountFen && terms.termMonths === termMonths) return terms;
  const { details } = terms;
  const scaled = (fen: bigint) => divideRounded(fen * amountFen, terms.amountFen, "half-up");
  const restated = { ...terms, amountFen, termMonths };
  switch (details?.kind) {
    case "dated_loan": {
      const { secondDrawdownFen: second } = details;
      return second === undefined
        ? restated
        : { ...restated, details: { ...details, secondDrawdownFen: scaled(second) } };
    }
    case "factoring":
      return { ...restated, details: { ...details, receivableFen: scaled(details.receivableFen) } };
    case "finance_lease":
      return { ...restated, details: { ...details, assetPriceFen: amountFen + details.downPaymentFen } };
    default:
      return restated;
  }
}
