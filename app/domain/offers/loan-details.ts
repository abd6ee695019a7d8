import { z } from "zod";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { dayField, type FieldFault, type FieldKinds } from "#app/domain/fields.ts";
import { divideRounded } from "#app/lib/money.ts";
import { DAY_COUNTS } from "./day-count.ts";

/** What an instrument's term sheet says beside the terms that all debt has. */
export function loanDetailsSchema(kinds: FieldKinds) {
  return z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("dated_loan"),
      dayCount: z.enum(DAY_COUNTS),
      /** The days are assumed until the money is drawn. */
      firstDrawdownOn: dayField,
      firstPaymentOn: dayField,
      /** A second drawdown; what is left of the amount is drawn first. */
      secondDrawdownOn: dayField.optional(),
      secondDrawdownFen: kinds.money.optional(),
      /** By how much the LPR is assumed to change at each reset. */
      resetBp: kinds.whole(-100, 100).optional(),
    }),
    z.object({
      kind: z.literal("guarantee"),
      /** The part of the loan that the guarantor stands for. */
      ratioPercent: kinds.percent,
    }),
    z.object({
      kind: z.literal("revolving_credit"),
      /** A year, on what of the limit is not used, paid monthly. */
      commitmentPercent: kinds.percent,
      /** What of the limit is assumed to be used for the whole term. */
      utilisationPercent: kinds.percent,
    }),
    z.object({
      kind: z.literal("finance_lease"),
      assetPriceFen: kinds.money,
      downPaymentFen: kinds.money,
      residualFen: kinds.money,
      paid: z.enum(["in_arrears", "in_advance"]),
    }),
    z.object({
      kind: z.literal("factoring"),
      receivableFen: kinds.money,
      advancePercent: kinds.percent,
      /** Of the receivable, at the start. */
      servicePercent: kinds.percent,
      recourse: z.enum(["with_recourse", "without_recourse"]),
    }),
    z.object({
      kind: z.literal("convertible_note"),
      discountPercent: kinds.percent,
      capFen: kinds.money.optional(),
      /** New money that makes a financing count as the one that converts. */
      qualifiedFen: kinds.money,
      /** The pre-money valuation of that financing, assumed to show the dilution. */
      assumedPreMoneyFen: kinds.money,
    }),
  ]);
}

export type LoanDetails = z.infer<ReturnType<typeof loanDetailsSchema>>;
export type DetailsKind = LoanDetails["kind"];
export type DetailsOf<Kind extends DetailsKind> = Extract<LoanDetails, { kind: Kind }>;

/** Which details go with which instrument; null where a term sheet needs none. Any plain loan may have dates. */
export function detailsOf(instrument: Instrument): DetailsKind | null {
  switch (instrument) {
    case "guaranteed_loan":
      return "guarantee";
    case "revolving_credit":
      return "revolving_credit";
    case "finance_lease":
      return "finance_lease";
    case "receivables_finance":
      return "factoring";
    case "convertible_note":
      return "convertible_note";
    case "unsecured_loan":
    case "ip_pledge_loan":
    case "secured_loan":
    case "equity_pledge_loan":
      return "dated_loan";
    case "equity":
      return null;
  }
}

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

/** What a factor pays at once of a receivable, rounded down to a fen. */
export function advanceFen({
  receivableFen,
  advancePercent,
}: Pick<DetailsOf<"factoring">, "receivableFen" | "advancePercent">): bigint {
  return percentOf(receivableFen, advancePercent, "down");
}

/** A percentage, as a decimal text, of an amount. */
export function percentOf(fen: bigint, percent: string, rounding: "half-up" | "down" = "half-up"): bigint {
  const [whole = "0", fraction = ""] = percent.split(".");
  return divideRounded(fen * BigInt(whole + fraction), 100n * 10n ** BigInt(fraction.length), rounding);
}
