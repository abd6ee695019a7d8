import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { FieldFault } from "#app/domain/fields.ts";
import { addMonths, type Day } from "#app/lib/days.ts";
import { yearPart } from "#app/domain/offers/cost/day-count.ts";
import { detailsOf } from "./detail-fields.ts";
import { conversionValue, shareBp } from "#app/domain/offers/equity/conversion.ts";
import { lastPaymentOn } from "#app/domain/offers/cost/last-payment.ts";
import { MOST_COMMITMENT_PERCENT } from "./price-limits.ts";
import { advanceFen, type DetailsOf, type LoanDetails, percentOf } from "./loan-details.ts";

/** Months between the first drawdown and the first payment: the longest time before anything is due. */
const FIRST_PAYMENT_WITHIN_MONTHS = 36;

type Checked = {
  instrument: Instrument;
  amountFen: bigint;
  termMonths: number;
  repaymentMethod: string;
  details?: LoanDetails | undefined;
};
type Fault = { fault: FieldFault; path: string[] };

/** Contradictions between details and the other terms. */
export function detailFaults(checked: Checked): Fault[] {
  const { instrument, amountFen, repaymentMethod, details } = checked;
  if (details === undefined) return [];
  const faults: Fault[] = [];
  const add = (fault: FieldFault, field: string) => faults.push({ fault, path: ["details", field] });
  if (detailsOf(instrument) !== details.kind) add("details-not-of-instrument", "kind");
  switch (details.kind) {
    case "dated_loan":
      return [...faults, ...dayFaults(checked, details)];
    case "guarantee":
      if (Number(details.ratioPercent) === 0) add("amount-not-positive", "ratioPercent");
      break;
    case "revolving_credit":
      if (percentOf(amountFen, details.utilisationPercent) <= 0n)
        add("amount-not-positive", "utilisationPercent");
      if (Number(details.commitmentPercent) > MOST_COMMITMENT_PERCENT)
        add("commitment-fee-too-high", "commitmentPercent");
      break;
    case "finance_lease":
      if (details.assetPriceFen - details.downPaymentFen !== amountFen || amountFen <= 0n)
        add("lease-amount", "downPaymentFen");
      else if (details.residualFen >= amountFen) add("exceeds-amount", "residualFen");
      if (details.paid === "in_advance" && repaymentMethod !== "annuity") add("advance-equal-only", "paid");
      break;
    case "factoring":
      if (advanceFen(details) !== amountFen || amountFen <= 0n) add("factoring-amount", "advancePercent");
      break;
    case "convertible_note":
      return [...faults, ...conversionFaults(amountFen, details)];
  }
  return faults;
}

/** Drawdowns are in order and all before the last payment; payments start within three years. */
function dayFaults({ amountFen, termMonths }: Checked, details: DetailsOf<"dated_loan">): Fault[] {
  const { firstDrawdownOn, firstPaymentOn, secondDrawdownOn, secondDrawdownFen, dayCount } = details;
  const faults: Fault[] = [];
  const add = (fault: FieldFault, field: string) => faults.push({ fault, path: ["details", field] });
  // With 30-day months, the 30th and the 31st are one day, on which no interest accrues.
  const isAfter = (later: Day, earlier: Day) => yearPart(earlier, later, dayCount).days > 0;
  if (!isAfter(firstPaymentOn, firstDrawdownOn)) add("days-reversed", "firstPaymentOn");
  else if (firstPaymentOn > addMonths(firstDrawdownOn, FIRST_PAYMENT_WITHIN_MONTHS))
    add("first-payment-too-late", "firstPaymentOn");
  if ((secondDrawdownOn === undefined) !== (secondDrawdownFen === undefined))
    add("drawdown-half-given", secondDrawdownOn === undefined ? "secondDrawdownOn" : "secondDrawdownFen");
  if (secondDrawdownOn !== undefined) {
    if (secondDrawdownOn <= firstDrawdownOn) add("days-reversed", "secondDrawdownOn");
    else if (faults.length === 0 && !isAfter(lastPaymentOn(details, termMonths), secondDrawdownOn))
      add("drawdown-after-last-payment", "secondDrawdownOn");
  }
  if (secondDrawdownFen === 0n) add("amount-not-positive", "secondDrawdownFen");
  if (secondDrawdownFen !== undefined && secondDrawdownFen >= amountFen && amountFen > 0n)
    add("exceeds-amount", "secondDrawdownFen");
  return faults;
}

/** Every value that a conversion depends on is above zero, and leaves others a share of the company. */
function conversionFaults(amountFen: bigint, details: DetailsOf<"convertible_note">): Fault[] {
  const { discountPercent, capFen, qualifiedFen, assumedPreMoneyFen } = details;
  const faults: Fault[] = [];
  const add = (fault: FieldFault, field: string) => faults.push({ fault, path: ["details", field] });
  if (Number(discountPercent) >= 100) add("share-too-large", "discountPercent");
  if (capFen === 0n) add("amount-not-positive", "capFen");
  if (qualifiedFen <= 0n) add("amount-not-positive", "qualifiedFen");
  if (assumedPreMoneyFen <= 0n) add("amount-not-positive", "assumedPreMoneyFen");
  if (faults.length > 0) return faults;
  const terms = { discountPercent, capFen: capFen ?? null };
  const { valuationFen, isByCap } = conversionValue(terms, assumedPreMoneyFen);
  if (shareBp(amountFen, valuationFen) >= 10_000)
    add("share-too-large", isByCap ? "capFen" : "assumedPreMoneyFen");
  return faults;
}
