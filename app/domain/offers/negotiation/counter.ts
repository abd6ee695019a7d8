import { z } from "zod";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type FieldFault, fieldFault, textField, typedKinds } from "#app/domain/fields.ts";
import type { Day } from "#app/lib/days.ts";
import { COUNTERED_DETAILS, type CounterField, counterFieldsOf } from "./counter-fields.ts";
import { advanceFen } from "#app/domain/offers/terms/loan-details.ts";
import type { LoanFee, LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";
import type { OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { readRound } from "#app/domain/offers/form/read-round.ts";
import { FEE_LINES, type OfferUnit } from "#app/domain/offers/form/offer-units.ts";
import { amountAt, type TermFault, termFaults } from "#app/domain/offers/terms/term-faults.ts";

/** What a company asks to change; what is left out stays as offered. */
export type CounterChange = {
  amountFen?: bigint | undefined;
  termMonths?: number | undefined;
  spreadBp?: number | undefined;
  fixedRatePercent?: string | undefined;
  commitmentPercent?: string | undefined;
  advancePercent?: string | undefined;
  servicePercent?: string | undefined;
  discountPercent?: string | undefined;
  capFen?: bigint | undefined;
  postMoneyFen?: bigint | undefined;
  poolPercent?: string | undefined;
  boardSeats?: number | undefined;
  /** The new value of each line of the offer's costs, where the line is a percentage, and where it is a sum. */
  feePercents?: readonly (string | undefined)[] | undefined;
  feeAmounts?: readonly (bigint | undefined)[] | undefined;
};

/**
 * The offer's terms with the company's changes; changes to terms that the sheet doesn't have are ignored.
 * `counterFaults` checks whether they are consistent.
 */
export function counterTerms(terms: OfferTerms, change: CounterChange): OfferTerms {
  const fields = counterFieldsOf(terms);
  const asked = Object.fromEntries(
    fields.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field]]])),
  );
  const isOwn = (field: string) => (COUNTERED_DETAILS as readonly string[]).includes(field);
  const pick = (isIncluded: (field: string) => boolean) =>
    Object.fromEntries(Object.entries(asked).filter(([field]) => isIncluded(field)));
  return terms.instrument === "equity"
    ? { ...terms, ...asked }
    : withDetails({ ...terms, ...pick((field) => !isOwn(field)), fees: feesOf(terms, change) }, pick(isOwn));
}

/**
 * What prevents a counter-offer: the faults that `termFaults` finds in its terms on the day of the version that it
 * answers, each at the field of the counter-offer's form. A fault at a term that is unchanged, or can't be changed, is
 * shown at the change that conflicts with it.
 */
export function counterFaults(
  terms: OfferTerms,
  change: CounterChange,
  day: Day,
  commitment?: Commitment,
): TermFault[] {
  return termFaults(counterTerms(terms, change), day, commitment).map((fault) =>
    atCounter(terms, change, fault),
  );
}

/** A counter-offer for more than the prospect still seeks, at its amount field. */
export function aboveSought(terms: OfferTerms, change: CounterChange): TermFault {
  return atCounter(terms, change, {
    fault: "amount-above-sought",
    path: amountAt(counterTerms(terms, change)),
  });
}

/** A fault of a term, at the field of the counter-offer's form. */
function atCounter(terms: OfferTerms, change: CounterChange, { fault, path }: TermFault): TermFault {
  const fields: readonly string[] = counterFieldsOf(terms);
  const given: Readonly<Record<string, unknown>> = change;
  const changed = [...fields, "feePercents", "feeAmounts"].filter((name) => given[name] !== undefined);
  const [field, line] = path[0] === "details" ? [path[1], undefined] : path;
  if (field === "fees" && typeof line === "number" && terms.instrument !== "equity") {
    const lines = terms.fees[line]?.percent === undefined ? "feeAmounts" : "feePercents";
    if (change[lines]?.[line] !== undefined) return { fault, path: [lines, line] };
  }
  if (typeof field === "string" && changed.includes(field)) return { fault, path: [field] };
  const [kind, by] = elsewhere(fault);
  const cause = by !== null && changed.includes(by) ? by : (changed[0] ?? fields[0] ?? "words");
  return { fault: kind, path: [cause] };
}

/** A fault of an offer's term, attributed to the change that conflicts with it. */
function elsewhere(fault: FieldFault): [fault: FieldFault, by: CounterField | null] {
  switch (fault) {
    case "drawdown-after-last-payment":
      return ["term-before-drawdown", "termMonths"];
    case "exceeds-amount":
      return ["amount-within-drawdown", "amountFen"];
    case "amount-above-sought":
      return [fault, "advancePercent"];
    default:
      return ["terms-not-together", null];
  }
}

function withDetails(terms: LoanTerms, own: object): LoanTerms {
  if (terms.details === undefined) return terms;
  const details = { ...terms.details, ...own };
  return { ...terms, details, ...(details.kind === "factoring" ? { amountFen: advanceFen(details) } : {}) };
}

function feesOf({ fees }: LoanTerms, { feePercents = [], feeAmounts = [] }: CounterChange): LoanFee[] {
  return fees.map((fee, line) =>
    fee.percent === undefined
      ? { ...fee, amountFen: feeAmounts[line] ?? fee.amountFen }
      : { ...fee, percent: feePercents[line] ?? fee.percent },
  );
}

/** The form of a counter-offer, amounts without a suffix in `unit`: the version that was read, and the changes. */
export function counterForm(unit: OfferUnit) {
  const kinds = typedKinds(unit);
  const positive = kinds.money.refine((fen) => fen > 0n, {
    error: fieldFault("amount-not-positive").message,
  });
  return z.object({
    act: z.literal("counter"),
    unit: z.literal(unit),
    ...readRound,
    amountFen: positive.optional(),
    termMonths: kinds.whole(1, 360).optional(),
    spreadBp: kinds.whole(-300, 3_000).optional(),
    fixedRatePercent: kinds.percent.optional(),
    commitmentPercent: kinds.percent.optional(),
    advancePercent: kinds.percent.optional(),
    servicePercent: kinds.percent.optional(),
    discountPercent: kinds.percent.optional(),
    capFen: positive.optional(),
    postMoneyFen: positive.optional(),
    poolPercent: kinds.percent.optional(),
    boardSeats: kinds.whole(0, 5).optional(),
    feePercents: z.array(kinds.percent.optional()).max(FEE_LINES).default([]),
    feeAmounts: z.array(typedKinds("yuan").money.optional()).max(FEE_LINES).default([]),
    words: textField(500).optional(),
  });
}
