import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { FieldFault } from "#app/domain/fields.ts";
import { detailsOf } from "./detail-fields.ts";
import { advanceFen, type LoanDetails } from "./loan-details.ts";

type Checked = {
  instrument: Instrument;
  amountFen: bigint;
  repaymentMethod: string;
  details?: LoanDetails | undefined;
};
type Fault = { fault: FieldFault; path: string[] };

/** What details can't say together with the rest. */
export function detailFaults({ instrument, amountFen, repaymentMethod, details }: Checked): Fault[] {
  if (details === undefined) return [];
  const faults: Fault[] = [];
  const add = (fault: FieldFault, field: string) => faults.push({ fault, path: ["details", field] });
  if (detailsOf(instrument) !== details.kind) add("details-not-of-instrument", "kind");
  switch (details.kind) {
    case "dated_loan":
      if (details.firstPaymentOn <= details.firstDrawdownOn) add("days-reversed", "firstPaymentOn");
      if ((details.secondDrawdownOn === undefined) !== (details.secondDrawdownFen === undefined)) {
        add(
          "drawdown-half-given",
          details.secondDrawdownOn === undefined ? "secondDrawdownOn" : "secondDrawdownFen",
        );
      }
      if (details.secondDrawdownOn !== undefined && details.secondDrawdownOn <= details.firstDrawdownOn)
        add("days-reversed", "secondDrawdownOn");
      if ((details.secondDrawdownFen ?? 0n) >= amountFen) add("exceeds-amount", "secondDrawdownFen");
      break;
    case "guarantee":
      if (Number(details.ratioPercent) === 0) add("amount-not-positive", "ratioPercent");
      break;
    case "revolving_credit":
      if (Number(details.utilisationPercent) === 0) add("amount-not-positive", "utilisationPercent");
      break;
    case "finance_lease":
      if (details.assetPriceFen - details.downPaymentFen !== amountFen) add("lease-amount", "downPaymentFen");
      if (details.residualFen >= amountFen) add("exceeds-amount", "residualFen");
      if (details.paid === "in_advance" && repaymentMethod !== "annuity") add("advance-equal-only", "paid");
      break;
    case "factoring":
      if (advanceFen(details) !== amountFen) add("factoring-amount", "advancePercent");
      break;
    case "convertible_note":
      if (Number(details.discountPercent) >= 100) add("not-a-percentage", "discountPercent");
      if (details.assumedPreMoneyFen <= 0n) add("amount-not-positive", "assumedPreMoneyFen");
      break;
  }
  return faults;
}
