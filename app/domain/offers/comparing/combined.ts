import { costOf, type LoanCost } from "#app/domain/offers/cost/cost.ts";
import type { LoanFee, LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";

type Sheet = { terms: LoanTerms; ratePercent: string };

/** Whether this guarantee could back that loan: a guaranteed loan, no larger and no longer than the one it is for. */
export function canBack(guarantee: Pick<LoanTerms, "amountFen" | "termMonths">, loan: LoanTerms): boolean {
  return (
    loan.instrument === "guaranteed_loan" &&
    loan.amountFen <= guarantee.amountFen &&
    loan.termMonths <= guarantee.termMonths
  );
}

/**
 * What a lender's loan costs with this guarantee: the loan's terms with the guarantor's fees in place of the guarantee
 * fee that the lender assumed. Fees in percent are of the loan as the lender gives it.
 */
export function guaranteedCost(loan: Sheet, guarantee: Pick<LoanTerms, "fees">): LoanCost {
  const isOfGuarantor = ({ kind }: LoanFee) => kind === "guarantee_fee";
  const fees = [...loan.terms.fees.filter((fee) => !isOfGuarantor(fee)), ...guarantee.fees];
  return costOf({ ...loan.terms, fees }, loan.ratePercent);
}
