import type { z } from "zod";
import { pick } from "#app/lib/pick.ts";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import type { EquityTerms } from "#app/domain/offers/equity/equity-terms.ts";
import { detailsOf } from "#app/domain/offers/terms/detail-fields.ts";
import { advanceFen, type LoanDetails } from "#app/domain/offers/terms/loan-details.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { equityFormFields, loanFormFields } from "./offer-form-fields.ts";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";

type LoanAnswers = z.output<z.ZodObject<ReturnType<typeof loanFormFields>>>;
type EquityAnswers = z.output<z.ZodObject<ReturnType<typeof equityFormFields>>>;
type Without<Answers> = Omit<Answers, "expiresOn" | "unit" | "revision">;

/** Maximum lines, and characters of each. */
const [MOST_CONDITIONS, LONGEST_CONDITION] = [12, 200];

/** The term sheet of a complete form. */
export function offerTermsOf(form: LoanAnswers | EquityAnswers): OfferTerms {
  return form.instrument === "equity" ? equityTermsOf(form) : loanTermsOf(form);
}

/** The same for debt. The amount of a lease is computed from its price, that of a factor from its receivable. */
export function loanTermsOf(form: Without<LoanAnswers>): LoanTerms {
  const {
    fees,
    securityKinds,
    securityNotes,
    conditionsText: _,
    seasonMonths,
    details: typed,
    ...rest
  } = form;
  const { instrument, rateBasis, rateReset, termMonths, repaymentMethod } = rest;
  const byBasis =
    rateBasis === "fixed"
      ? { fixedRatePercent: rest.fixedRatePercent }
      : { lprTerm: rest.lprTerm, spreadBp: rest.spreadBp };
  const kind = detailsOf(instrument);
  const isDated = kind !== "dated_loan" || typed.dayCount !== undefined;
  // Fields of other instruments are dropped when the terms are stored: each kind's schema has only its own.
  const details = kind !== null && isDated ? ({ kind, ...typed } as LoanDetails) : undefined;
  // A fixed rate has no resets.
  if (details?.kind === "dated_loan" && (rateBasis === "fixed" || rateReset === "fixed_for_term"))
    delete details.resetBp;
  return {
    instrument,
    amountFen: amountOf(form.amountFen, details),
    rateBasis,
    ...byBasis,
    rateReset: rateBasis === "fixed" ? "fixed_for_term" : rateReset,
    termMonths,
    repaymentMethod,
    ...(repaymentMethod === "seasonal" ? { seasonMonths } : {}),
    ...(details === undefined ? {} : { details }),
    fees: fees.flatMap(({ kind: fee, timing, amountFen: fen, percent }) =>
      fee === undefined ? [] : [{ kind: fee, timing: timing ?? "upfront", amountFen: fen, percent }],
    ),
    securities: securityKinds.map((security) => {
      const description = securityNotes[security];
      return description === undefined ? { kind: security } : { kind: security, description };
    }),
    conditions: conditionsOf(form),
    drawdownDays: rest.drawdownDays,
    note: rest.note,
  };
}

function amountOf(typedFen: bigint | undefined, details: LoanDetails | undefined): bigint {
  if (details?.kind === "finance_lease") {
    const { assetPriceFen = 0n, downPaymentFen = 0n } = details as Partial<typeof details>;
    return assetPriceFen > downPaymentFen ? assetPriceFen - downPaymentFen : 0n;
  }
  if (details?.kind === "factoring") {
    const { receivableFen = 0n, advancePercent = "0" } = details as Partial<typeof details>;
    return advanceFen({ receivableFen, advancePercent });
  }
  return typedFen ?? 0n;
}

/** The same for equity. */
export function equityTermsOf(form: Without<EquityAnswers>): EquityTerms {
  return {
    ...pick(form, "instrument", "amountFen", "postMoneyFen", "poolPercent", "preferenceTimes"),
    ...pick(form, "participation", "boardSeats", "note", "drawdownDays"),
    holdings: HOLDERS.flatMap((holder) => {
      const percent = form.holdings[holder];
      return percent === undefined || Number(percent) === 0 ? [] : [{ holder, percent }];
    }),
    conditions: conditionsOf(form),
  };
}

function conditionsOf({ conditionsText }: { conditionsText?: string | undefined }): string[] {
  return (conditionsText ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Whether each condition fits in its line, and there are not too many. */
export function areConditionsSound(form: { conditionsText?: string | undefined }): boolean {
  return soundConditions(form) === conditionsOf(form).join("\n");
}

/** The conditions that fit, up to the maximum number. */
export function soundConditions(form: { conditionsText?: string | undefined }): string {
  const fitting = conditionsOf(form).filter((line) => line.length <= LONGEST_CONDITION);
  return fitting.slice(0, MOST_CONDITIONS).join("\n");
}

/** The indices of the form's lines with a cost, in order. */
export function filledLines({ fees }: Pick<LoanAnswers, "fees">): number[] {
  return fees.flatMap(({ kind }, i) => (kind === undefined ? [] : [i]));
}
