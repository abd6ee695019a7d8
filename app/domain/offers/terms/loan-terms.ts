import { z } from "zod";
import { securitySchema } from "#app/domain/codes/companies.ts";
import {
  FEE_KINDS,
  FEE_TIMINGS,
  type FeeKind,
  type Instrument,
  INSTRUMENTS,
  repaymentMethodSchema,
} from "#app/domain/codes/instruments.ts";
import { type FieldFault, type FieldKinds, fieldFault, storedKinds, textField } from "#app/domain/fields.ts";
import { detailFaults } from "./detail-faults.ts";
import { loanDetailsDraftSchema, loanDetailsSchema } from "./loan-details.ts";
import { promisedSpeed } from "./promised-speed.ts";

/** Instruments with a loan term sheet: all debt. */
export const LOAN_INSTRUMENTS = INSTRUMENTS.filter((instrument) => instrument !== "equity");

const THIRD_PARTY: readonly FeeKind[] = ["guarantee_fee", "valuation_fee", "insurance_premium", "notary_fee"];

/**
 * The allowed charges beside interest. A guaranteed loan: the guarantee fee and nothing else (财金〔2024〕60号: no deposits,
 * commitment, advisory, consultant, registration or material fees). Other loans to small companies: costs of third
 * parties, no arrangement, commitment, management or advisory fee (银监发〔2011〕94号). A lease has its handling fee and a
 * refundable deposit.
 */
export function feesAllowed(instrument: Instrument): readonly FeeKind[] {
  switch (instrument) {
    case "guaranteed_loan":
      return ["guarantee_fee"];
    case "finance_lease":
      return ["handling_fee", "deposit", "insurance_premium", "valuation_fee"];
    case "receivables_finance":
      return [...THIRD_PARTY, "handling_fee"];
    case "equity":
    case "convertible_note":
      return [];
    case "unsecured_loan":
    case "ip_pledge_loan":
    case "secured_loan":
    case "equity_pledge_loan":
    case "revolving_credit":
      return THIRD_PARTY;
  }
}

/**
 * One cost beside interest: a fixed amount, or a percentage. Upfront: of the amount lent. Monthly: of the amount lent,
 * with each instalment. Yearly: a yearly percentage of the balance at the start of each year, paid then, for the months
 * of that year. A deposit is paid upfront and returned with the last instalment.
 */
function feeSchema(kinds: FieldKinds) {
  return z
    .object({
      kind: z.enum(FEE_KINDS),
      timing: z.enum(FEE_TIMINGS),
      amountFen: kinds.money.optional(),
      percent: kinds.percent.optional(),
    })
    .superRefine((fee, ctx) => {
      if ((fee.amountFen === undefined) === (fee.percent === undefined)) {
        ctx.addIssue(fieldFault("fee-amount-or-percent", ["amountFen"]));
      }
    });
}

export function loanTermsShape(kinds: FieldKinds) {
  return {
    instrument: z.enum(LOAN_INSTRUMENTS),
    amountFen: kinds.money,
    rateBasis: z.enum(["fixed", "lpr"]),
    /** The yearly contract rate, when the basis is fixed. */
    fixedRatePercent: kinds.percent.optional(),
    /** The published rate and the points over it, when the basis is the LPR. */
    lprTerm: z.enum(["1Y", "5Y"]).optional(),
    spreadBp: kinds.whole(-300, 3_000).optional(),
    /** Fixed for the term at the LPR of the day of issue, or following it each 1 January. */
    rateReset: z.enum(["fixed_for_term", "each_january"]),
    termMonths: kinds.whole(1, 360),
    repaymentMethod: repaymentMethodSchema,
    /** Months of each loan year in which principal is paid, when repayment is seasonal. */
    seasonMonths: z.array(kinds.whole(1, 12)).max(12).optional(),
    /** The instrument's own terms. Offers issued before an instrument had any lack them. */
    details: loanDetailsSchema(kinds).optional(),
    fees: z.array(feeSchema(kinds)).max(8),
    securities: z.array(z.object({ kind: securitySchema, description: textField(200).optional() })).max(8),
    /** Conditions before the first drawdown. */
    conditions: z.array(textField(200)).max(12),
    drawdownDays: promisedSpeed(kinds),
    note: textField(1_000).optional(),
  };
}

type LoanFields = z.infer<z.ZodObject<ReturnType<typeof loanTermsShape>>>;
export type LoanFault = { fault: FieldFault; path: (string | number)[] };

/** Contradictions between the fields of a term sheet. */
export function loanFaults(terms: LoanFields): LoanFault[] {
  const faults: LoanFault[] = [];
  const add = (fault: FieldFault, ...path: (string | number)[]) => faults.push({ fault, path });
  const follows = terms.details?.kind === "finance_lease" || terms.details?.kind === "factoring";
  if (terms.amountFen <= 0n && !follows) add("amount-not-positive", "amountFen");
  if (terms.rateBasis === "fixed" && terms.fixedRatePercent === undefined)
    add("rate-missing", "fixedRatePercent");
  if (terms.rateBasis === "lpr" && terms.lprTerm === undefined) add("lpr-term-missing", "lprTerm");
  if (terms.rateBasis === "lpr" && terms.spreadBp === undefined) add("rate-missing", "spreadBp");
  if (terms.repaymentMethod === "bullet_interest_quarterly" && terms.termMonths % 3 !== 0) {
    add("quarters-only", "termMonths");
  }
  if (terms.repaymentMethod === "seasonal" && (terms.seasonMonths ?? []).length === 0) {
    add("seasons-missing", "seasonMonths");
  }
  for (const { fault, path } of detailFaults(terms)) add(fault, ...path);
  const allowed = feesAllowed(terms.instrument);
  terms.fees.forEach((fee, i) => {
    const late = fee.kind === "deposit" && fee.timing !== "upfront";
    if (!allowed.includes(fee.kind) || late) add("fee-not-allowed", "fees", i, "kind");
  });
  return faults;
}

/**
 * A loan term sheet as stored; `z.encode` writes it to JSON. Its expiry is stored beside it, as an instant. It checks
 * single fields only: contradictions are found by `loanFaults`, so that every stored sheet can be read.
 */
export const loanTermsSchema = z.object(loanTermsShape(storedKinds));
export type LoanTerms = z.infer<typeof loanTermsSchema>;
export type LoanFee = LoanTerms["fees"][number];

/** Draft terms: any field may be missing. */
export const loanTermsDraftSchema = z
  .object({ ...loanTermsShape(storedKinds), details: loanDetailsDraftSchema })
  .partial();
export type LoanTermsDraft = z.infer<typeof loanTermsDraftSchema>;
