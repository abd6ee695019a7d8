import { z } from "zod";
import { dayField, type FieldKinds, storedKinds } from "#app/domain/fields.ts";
import { divideRounded } from "#app/lib/money.ts";
import { DAY_COUNTS } from "#app/domain/offers/cost/day-count.ts";
import type { DetailsKind } from "./detail-fields.ts";

/** The fields of each instrument's own terms. */
export function detailFields(kinds: FieldKinds) {
  return {
    dated_loan: {
      dayCount: z.enum(DAY_COUNTS),
      /** The days are assumptions until the money is drawn. */
      firstDrawdownOn: dayField,
      firstPaymentOn: dayField,
      /** A second drawdown; the rest of the amount is drawn first. */
      secondDrawdownOn: dayField.optional(),
      secondDrawdownFen: kinds.money.optional(),
      /** The assumed change of the LPR at each reset. */
      resetBp: kinds.whole(-100, 100).optional(),
    },
    guarantee: {
      /** The part of the loan that is guaranteed. */
      ratioPercent: kinds.percent,
    },
    revolving_credit: {
      /** Per year, on the unused part of the limit, paid monthly. */
      commitmentPercent: kinds.percent,
      /** The part of the limit that is assumed to be used for the whole term. */
      utilisationPercent: kinds.percent,
    },
    finance_lease: {
      assetPriceFen: kinds.money,
      downPaymentFen: kinds.money,
      residualFen: kinds.money,
      paid: z.enum(["in_arrears", "in_advance"]),
    },
    factoring: {
      receivableFen: kinds.money,
      advancePercent: kinds.percent,
      /** Of the receivable, at the start. */
      servicePercent: kinds.percent,
      recourse: z.enum(["with_recourse", "without_recourse"]),
    },
    convertible_note: {
      discountPercent: kinds.percent,
      capFen: kinds.money.optional(),
      /** The new money from which a financing triggers the conversion. */
      qualifiedFen: kinds.money,
      /** The pre-money valuation of that financing, assumed to show the dilution. */
      assumedPreMoneyFen: kinds.money,
    },
  };
}

/** An instrument's own terms, beside those that all debt has. */
export function loanDetailsSchema(kinds: FieldKinds) {
  const fields = detailFields(kinds);
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("dated_loan"), ...fields.dated_loan }),
    z.object({ kind: z.literal("guarantee"), ...fields.guarantee }),
    z.object({ kind: z.literal("revolving_credit"), ...fields.revolving_credit }),
    z.object({ kind: z.literal("finance_lease"), ...fields.finance_lease }),
    z.object({ kind: z.literal("factoring"), ...fields.factoring }),
    z.object({ kind: z.literal("convertible_note"), ...fields.convertible_note }),
  ]);
}

const stored = detailFields(storedKinds);
/** The draft of the same: any field may be missing. */
export const loanDetailsDraftSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("dated_loan"), ...z.object(stored.dated_loan).partial().shape }),
  z.object({ kind: z.literal("guarantee"), ...z.object(stored.guarantee).partial().shape }),
  z.object({ kind: z.literal("revolving_credit"), ...z.object(stored.revolving_credit).partial().shape }),
  z.object({ kind: z.literal("finance_lease"), ...z.object(stored.finance_lease).partial().shape }),
  z.object({ kind: z.literal("factoring"), ...z.object(stored.factoring).partial().shape }),
  z.object({ kind: z.literal("convertible_note"), ...z.object(stored.convertible_note).partial().shape }),
]);

export type LoanDetails = z.infer<ReturnType<typeof loanDetailsSchema>>;
export type DetailsOf<Kind extends DetailsKind> = Extract<LoanDetails, { kind: Kind }>;

/** What a factor advances on a receivable, rounded down to a fen. */
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
