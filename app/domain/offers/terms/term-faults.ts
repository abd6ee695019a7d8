import type { FieldFault } from "#app/domain/fields.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { addMonths, type Day } from "#app/lib/days.ts";
import { equityFaults } from "#app/domain/offers/equity/equity-terms.ts";
import { percentOf } from "./loan-details.ts";
import { loanFaults, type LoanTerms } from "./loan-terms.ts";
import { committedFen, isEquity, type OfferTerms } from "./offer-terms.ts";
import { priceFaults } from "./price-faults.ts";

/**
 * The minimum amount of an offer, in fen: 10,000 yuan, the unit in which such loans are entered and about the smallest
 * that microloan companies make to companies. Less is a wrong unit, and its fee would round to almost nothing. The
 * platform's own setting.
 */
export const LEAST_OFFER_FEN = 1_000_000n;

/** A fault of a term, with its path in the term sheet: ["details", "secondDrawdownOn"], ["fees", 0, "percent"]. */
export type TermFault = { fault: FieldFault; path: readonly (string | number)[] };

/** Months after its day within which an offer's first drawdown is assumed. */
const FIRST_DRAWDOWN_WITHIN_MONTHS = 12;

/**
 * What prevents complete terms from being sent to the other side on a day (Asia/Shanghai): as an offer, its revision,
 * or a counter-offer. None for payable terms: drawdowns in order and all before the last payment, days from the offer
 * on and within their horizons, costs below what is drawn, and one annual rate that is neither negative nor above the
 * platform's limit (People's Bank of China, Announcement [2021] No. 3: whoever shows a loan shows its annual rate).
 * With a first payment within 36 months of the drawdown and 360 months after it, every loan ends within 50 years.
 */
export function termFaults(terms: OfferTerms, day: Day, commitment: Commitment = "capital"): TermFault[] {
  if (!isEquity(terms) && drawnBefore(terms, day)) {
    return [fault("drawdown-before-offer", "details", "firstDrawdownOn")];
  }
  const formal = faultsBeforeFigures(terms, day);
  if (formal.length === 0 && terms.amountFen < LEAST_OFFER_FEN)
    return [fault("amount-below-minimum", ...amountAt(terms))];
  if (formal.length > 0 || isEquity(terms)) return formal;
  const part = leastPart(terms, commitment);
  return [
    ...(part === null ? [] : [fault("amount-below-minimum", "details", part)]),
    ...(assumesFall(terms) ? [fault("reset-lowers-price", "details", "resetBp")] : []),
    ...priceFaults(terms, day),
  ];
}

/** Those that leave terms without figures: contradictions that allow no schedule and no cap table. */
export function faultsBeforeFigures(terms: OfferTerms, day: Day): TermFault[] {
  if (isEquity(terms)) return equityFaults(terms);
  const { details } = terms;
  const isLate =
    details?.kind === "dated_loan" && details.firstDrawdownOn > addMonths(day, FIRST_DRAWDOWN_WITHIN_MONTHS);
  return isLate ? [fault("drawdown-too-late", "details", "firstDrawdownOn")] : loanFaults(terms);
}

/** The field that determines the amount: a lease's and a factor's is computed from their own terms. */
export function amountAt(terms: OfferTerms): string[] {
  const kind = isEquity(terms) ? undefined : terms.details?.kind;
  if (kind === "finance_lease") return ["details", "assetPriceFen"];
  return kind === "factoring" ? ["details", "receivableFen"] : ["amountFen"];
}

/**
 * The field that makes the part of an amount on which a price is based too small: the guaranteed part, the used part of
 * a limit. On a few fen any rate rounds to nothing.
 */
function leastPart(terms: LoanTerms, commitment: Commitment): string | null {
  if (committedFen(terms, commitment) < LEAST_OFFER_FEN) return "ratioPercent";
  const { details, amountFen } = terms;
  const isUnused =
    details?.kind === "revolving_credit" &&
    percentOf(amountFen, details.utilisationPercent) < LEAST_OFFER_FEN;
  return isUnused ? "utilisationPercent" : null;
}

/** The annual rate of a loan that follows the LPR is shown at today's (Announcement [2021] No. 3), or a higher one. */
function assumesFall({ details, rateBasis }: LoanTerms): boolean {
  return rateBasis === "lpr" && details?.kind === "dated_loan" && (details.resetBp ?? 0) < 0;
}

function drawnBefore({ details }: LoanTerms, day: Day): boolean {
  return details?.kind === "dated_loan" && details.firstDrawdownOn < day;
}

function fault(kind: FieldFault, ...path: (string | number)[]): TermFault {
  return { fault: kind, path };
}
