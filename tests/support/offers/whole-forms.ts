import { offerFormOn } from "#app/domain/offers/form/offer-form.ts";

/** The date at which the forms are validated. */
const today = "2026-11-25";
const end = { unit: "wan", expiresOn: "2026-12-31", revision: "1" };
const loan = {
  ...end,
  drawdownDays: "15",
  instrument: "ip_pledge_loan",
  amountFen: "500",
  rateBasis: "fixed",
  fixedRatePercent: "4.10",
  rateReset: "fixed_for_term",
  termMonths: "24",
  repaymentMethod: "annuity",
};
const equity = {
  ...end,
  drawdownDays: "30",
  instrument: "equity",
  amountFen: "600",
  postMoneyFen: "7200",
  poolPercent: "10",
  holdings: { founders: "85", investors: "15" },
  preferenceTimes: "1",
  participation: "non_participating",
  boardSeats: "1",
};
/** The further fields of a loan on dates. */
export const onDays = (firstDrawdownOn: string, firstPaymentOn: string, more: object = {}) => ({
  details: { dayCount: "actual_360", firstDrawdownOn, firstPaymentOn, ...more },
});
/** The further fields of a convertible note. */
export const converting = (change: object = {}) => ({
  details: {
    discountPercent: "20",
    capFen: "5000",
    qualifiedFen: "1000",
    assumedPreMoneyFen: "8000",
    ...change,
  },
});

/** The form of an offer of each kind, filled in validly. */
export const whole: Record<string, Record<string, unknown>> = {
  "a loan": loan,
  "a loan on days": { ...loan, ...onDays("2026-12-01", "2027-01-20") },
  "a seasonal loan": { ...loan, repaymentMethod: "seasonal", seasonMonths: ["6", "12"] },
  "a guaranteed loan": { ...loan, instrument: "guaranteed_loan", details: { ratioPercent: "80" } },
  "a credit line": {
    ...loan,
    instrument: "revolving_credit",
    repaymentMethod: "bullet_interest_monthly",
    details: { utilisationPercent: "60", commitmentPercent: "0" },
  },
  "a lease": {
    ...loan,
    instrument: "finance_lease",
    amountFen: undefined,
    details: { assetPriceFen: "625", downPaymentFen: "125", residualFen: "0.01", paid: "in_advance" },
  },
  factoring: {
    ...loan,
    instrument: "receivables_finance",
    amountFen: undefined,
    repaymentMethod: "single_repayment",
    details: { receivableFen: "625", advancePercent: "80", servicePercent: "0.5", recourse: "with_recourse" },
  },
  "a convertible note": {
    ...loan,
    instrument: "convertible_note",
    repaymentMethod: "single_repayment",
    ...converting(),
  },
  equity,
};

/** The errors of a form on that date, each after its field. */
export function faults(form: Record<string, unknown>): string[] {
  const result = offerFormOn(today).safeParse(form);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}
