import { type Conversion, conversionAt } from "./conversion.ts";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { sumFen } from "#app/lib/money.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";

export interface NoteConversion extends Conversion {
  /** The principal that is repaid before, and not converted: whatever states the share says so (`offer.conversion`). */
  repaidFen: bigint;
}

/**
 * At the assumed financing, at the end of the term: what is unpaid right before the last payment. That is all principal
 * and coupon of a note that is repaid at once, and the last instalment of one that is repaid in several.
 */
export function conversionOf({ details }: LoanTerms, cost: LoanCost | null): NoteConversion | null {
  if (details?.kind !== "convertible_note" || cost === null) return null;
  const { discountPercent, capFen = null, assumedPreMoneyFen } = details;
  const owedFen = cost.rows.at(-1)?.paymentFen ?? 0n;
  const repaidFen = sumFen(cost.rows.slice(0, -1).map(({ principalFen }) => principalFen));
  return { ...conversionAt(owedFen, { discountPercent, capFen }, assumedPreMoneyFen), repaidFen };
}
