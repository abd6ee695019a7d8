import type { Instrument } from "#app/domain/codes/instruments.ts";
import { addDays, type Day } from "#app/lib/days.ts";

/** A typed term sheet: texts by the builder's field names, several for checkboxes. */
export type TypedSheet = Readonly<Record<string, string | readonly string[]>>;

/**
 * One whole sheet of each instrument in 万元, every field of it filled: dates are days after `today`. Where an
 * instrument allows several kinds of cost, each has a line of its own.
 */
export function typedSheets(today: Day): Readonly<Record<Instrument, TypedSheet>> {
  const on = (days: number) => addDays(today, days);
  const end = { expiresOn: on(40), drawdownDays: "15", note: "Priced below the band: “A” & <B>." };
  const loan = {
    amountFen: "500",
    rateBasis: "lpr",
    lprTerm: "1Y",
    spreadBp: "75",
    rateReset: "each_january",
    fixedRatePercent: "",
    termMonths: "24",
    repaymentMethod: "seasonal",
    seasonMonths: ["6"],
    ...line(0, "valuation_fee", { amountFen: "1,500.50", timing: "upfront" }),
    ...line(1, "guarantee_fee", { percent: "0.5", timing: "yearly" }),
    ...line(2, "notary_fee", { amountFen: "200", timing: "monthly" }),
    securityKinds: ["equipment"],
    conditionsText: "Pledge registered with CNIPA\nBoard resolution",
    ...end,
  };
  const dated = {
    ...loan,
    seasonMonths: [],
    repaymentMethod: "equal_principal",
    "details.dayCount": "actual_360",
    "details.firstDrawdownOn": on(30),
    "details.firstPaymentOn": on(75),
    "details.resetBp": "25",
    "details.secondDrawdownOn": on(60),
    "details.secondDrawdownFen": "120",
    amountFen: "500",
  };
  const fixed = { ...loan, rateBasis: "fixed", fixedRatePercent: "4.10", spreadBp: "", seasonMonths: [] };
  return {
    unsecured_loan: { ...loan, securityKinds: [] },
    ip_pledge_loan: { ...dated, securityKinds: ["class_one_ip"] },
    secured_loan: {
      ...dated,
      securityKinds: ["inventory", "real_estate"],
      "fees[1].kind": "insurance_premium",
    },
    equity_pledge_loan: { ...loan, securityKinds: ["equity_stake"] },
    guaranteed_loan: {
      ...fixed,
      repaymentMethod: "annuity",
      "details.ratioPercent": "80",
      drawdownDays: "",
      ...noLines,
      ...line(0, "guarantee_fee", { percent: "1", timing: "yearly" }),
    },
    revolving_credit: {
      ...fixed,
      repaymentMethod: "bullet_interest_monthly",
      "details.utilisationPercent": "60",
      "details.commitmentPercent": "0",
    },
    finance_lease: {
      ...without({ ...fixed, repaymentMethod: "annuity" }, "amountFen"),
      ...line(0, "handling_fee", { percent: "1", timing: "upfront" }),
      ...line(1, "deposit", { amountFen: "50,000", timing: "upfront" }),
      ...line(2, "insurance_premium", { amountFen: "800", timing: "yearly" }),
      "details.assetPriceFen": "625",
      "details.downPaymentFen": "125",
      "details.residualFen": "0.01",
      "details.paid": "in_advance",
    },
    receivables_finance: {
      ...without({ ...fixed, repaymentMethod: "single_repayment", termMonths: "6" }, "amountFen"),
      ...line(0, "handling_fee", { percent: "0.1", timing: "upfront" }),
      "details.receivableFen": "625",
      "details.advancePercent": "80",
      "details.servicePercent": "0.5",
      "details.recourse": "without_recourse",
    },
    convertible_note: {
      ...without({ ...fixed, repaymentMethod: "single_repayment" }, "fees"),
      securityKinds: [],
      "details.discountPercent": "20",
      "details.capFen": "5000",
      "details.qualifiedFen": "1,000",
      "details.assumedPreMoneyFen": "8000",
    },
    equity: {
      amountFen: "600",
      postMoneyFen: "7,200",
      poolPercent: "10",
      preferenceTimes: "1",
      "holdings.founders": "85",
      "holdings.investors": "15",
      participation: "participating",
      boardSeats: "1",
      conditionsText: "Board resolution",
      ...end,
    },
  };
}

const noLines = Object.fromEntries(
  [0, 1, 2].flatMap((at) => Object.entries(line(at, "", { timing: "upfront" }))),
);

function line(
  at: number,
  kind: string,
  { timing, amountFen = "", percent = "" }: { timing: string; amountFen?: string; percent?: string },
) {
  return {
    [`fees[${at}].kind`]: kind,
    [`fees[${at}].amountFen`]: amountFen,
    [`fees[${at}].percent`]: percent,
    [`fees[${at}].timing`]: timing,
  };
}

function without(sheet: TypedSheet, name: string): TypedSheet {
  const isOther = (field: string) => field !== name && !field.startsWith(`${name}[`);
  return Object.fromEntries(Object.entries(sheet).filter(([field]) => isOther(field)));
}
