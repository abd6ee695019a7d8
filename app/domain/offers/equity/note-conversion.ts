import { type Conversion, conversionAt } from "./conversion.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";

/**
 * At the assumed financing, at the end of the term: what is unpaid right before the last payment. That is all principal
 * and coupon of a note that is repaid at once, and the last instalment of one that is repaid in several.
 */
export function conversionOf({ details }: LoanTerms, cost: LoanCost | null): Conversion | null {
  if (details?.kind !== "convertible_note" || cost === null) return null;
  const { discountPercent, capFen = null, assumedPreMoneyFen } = details;
  const owedFen = cost.rows.at(-1)?.paymentFen ?? 0n;
  return conversionAt(owedFen, { discountPercent, capFen }, assumedPreMoneyFen);
}
