import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { type IssuedTerms, issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";

/** Terms that one side sent to the other, as queried: JSON, its instants as text. */
type PutTermsRow = {
  /** Of the version that was issued; of a counter-offer, the version that it answers. */
  version: number;
  terms: unknown;
  contractRatePercent: string | null;
  annualisedRatePercent: string | null;
  totalCostFen: string | null;
  at: string;
};
export type VersionRow = PutTermsRow & { expiresAt: string };
export type CounterRow = PutTermsRow & { round: number; words: string | null };

/** One turn of a negotiation: an issued version, or a counter-offer. */
export type NegotiationStep = {
  kind: "version" | "counter";
  version: number;
  /** The number of a counter-offer, from 1; null for a version. */
  round: number | null;
  at: Date;
  expiresAt: Date | null;
  words: string | null;
  terms: IssuedTerms;
  ratePercent: string | null;
  annualisedRatePercent: string | null;
  totalCostFen: bigint | null;
  /** All fees: of a guarantee, what it costs. */
  feesFen: bigint | null;
  /** Of equity: the share that it takes. */
  shareBp: number | null;
  /** The version that it changes, null for the first; and the changed terms, by the names of `partsOf`. */
  changes: number | null;
  changed: readonly string[];
};

/**
 * All versions and counter-offers, newest first. A version is compared with the one before it, a counter-offer with the
 * version that it answers.
 */
export function negotiationOf(
  versions: readonly VersionRow[],
  counters: readonly CounterRow[],
): NegotiationStep[] {
  const put = [...versions].sort((a, b) => a.version - b.version).map((row) => readRow(row));
  const byVersion = new Map(put.map((step) => [step.version, step]));
  const steps = [
    ...put.map((step) => ({ step, before: byVersion.get(step.version - 1) })),
    ...counters.map((row) => ({ step: readRow(row), before: byVersion.get(row.version) })),
  ];
  return steps
    .map(({ step, before }) => ({
      ...step,
      changes: before?.version ?? null,
      changed: before === undefined ? [] : changedTerms(before, step),
    }))
    .sort(
      (a, b) => b.at.getTime() - a.at.getTime() || (b.round ?? 0) - (a.round ?? 0) || b.version - a.version,
    );
}

function readRow(row: VersionRow | CounterRow): Omit<NegotiationStep, "changes" | "changed"> {
  const terms = issuedTermsSchema.parse(row.terms);
  const figures = offerFiguresOf(terms, row.contractRatePercent);
  return {
    kind: "round" in row ? "counter" : "version",
    version: row.version,
    round: "round" in row ? row.round : null,
    at: new Date(row.at),
    expiresAt: "expiresAt" in row ? new Date(row.expiresAt) : null,
    words: "words" in row ? row.words : null,
    terms,
    ratePercent: row.contractRatePercent,
    annualisedRatePercent: row.annualisedRatePercent,
    totalCostFen: row.totalCostFen === null ? null : BigInt(row.totalCostFen),
    feesFen: figures.cost?.feesFen ?? null,
    shareBp: figures.equity?.dilutionBp ?? null,
  };
}

/** A term sheet, priced. */
export type PricedSheet = { terms: IssuedTerms; ratePercent: string | null };

/** The names of the terms in which two sheets differ, in the order of a sheet. */
export function changedTerms(before: PricedSheet, after: PricedSheet): string[] {
  const [old, young] = [partsOf(before), partsOf(after)];
  return [...new Set([...Object.keys(young), ...Object.keys(old)])].filter(
    (name) => textOf(old[name]) !== textOf(young[name]),
  );
}

/** The terms of a sheet by the names under which pages show them. */
function partsOf({ terms, ratePercent }: PricedSheet): Record<string, unknown> {
  if (terms.instrument === "record") return { ...terms };
  const { instrument, amountFen: amount, conditions, drawdownDays, note } = terms;
  if (terms.instrument === "equity") {
    const { postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats } = terms;
    const rights = { postMoneyFen, poolPercent, preferenceTimes, participation, boardSeats };
    return { instrument, amount, ...rights, conditions, drawdownDays, note };
  }
  const { kind: _, ...details } = terms.details ?? { kind: null };
  return {
    instrument,
    amount,
    term: terms.termMonths,
    rate: [ratePercent, terms.rateBasis, terms.lprTerm, terms.spreadBp, terms.rateReset],
    repayment: terms.repaymentMethod,
    seasonMonths: terms.seasonMonths,
    ...details,
    // What is guaranteed changes with the loan and with its part.
    ...(terms.details?.kind === "guarantee" ? { guaranteed: committedFen(terms, "guarantee") } : {}),
    fees: terms.fees,
    security: terms.securities,
    conditions,
    drawdownDays,
    note,
  };
}

/** 4.1 and 4.10 are the same rate. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) => {
    if (typeof part === "bigint") return String(part);
    return typeof part === "string" && /^\d+\.\d+$/u.test(part) ? String(Number(part)) : part;
  });
}
