import type { Commitment } from "#app/domain/codes/commitments.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";

/** The current version of an offer as queried; its terms are null where none was issued. */
export interface OfferedRow {
  commitment: Commitment;
  terms: unknown;
  contractRatePercent: string | null;
  annualisedRatePercent: string | null;
  totalCostFen: bigint | null;
}

/**
 * What is offered, in the figures of its kind: of debt its cost, of equity and of a note the share of the company, of a
 * guarantee its fees and the loan that it stands for. `plain`: of neither, such as a deal that was made elsewhere.
 */
export interface Offered {
  kind: "priced" | "note" | "equity" | "guarantee" | "plain";
  loanFen: bigint | null;
  feesFen: bigint | null;
  ratePercent: string | null;
  totalCostFen: bigint | null;
  shareBp: number | null;
  /** Of a note that converts: the principal repaid before, which is not converted. */
  repaidFen: bigint | null;
}

const NOTHING = {
  loanFen: null,
  feesFen: null,
  ratePercent: null,
  totalCostFen: null,
  shareBp: null,
  repaidFen: null,
};

export function offeredOf(row: OfferedRow): Offered {
  const { commitment, contractRatePercent, annualisedRatePercent: ratePercent, totalCostFen } = row;
  if (commitment === "capital" && row.terms === null) return { ...NOTHING, kind: "plain" };
  if (row.terms === null) return { ...NOTHING, kind: "guarantee" };
  const terms = issuedTermsSchema.parse(row.terms);
  const figures = () => offerFiguresOf(terms, contractRatePercent);
  if (commitment === "guarantee") {
    const feesFen = figures().cost?.feesFen ?? null;
    return { ...NOTHING, kind: "guarantee", loanFen: terms.amountFen, feesFen };
  }
  if (terms.instrument === "equity")
    return { ...NOTHING, kind: "equity", shareBp: figures().equity?.dilutionBp ?? null };
  if (ratePercent === null || totalCostFen === null) return { ...NOTHING, kind: "plain" };
  const priced = { ...NOTHING, ratePercent, totalCostFen };
  if (terms.instrument !== "convertible_note") return { ...priced, kind: "priced" };
  const { conversion } = figures();
  return {
    ...priced,
    kind: "note",
    shareBp: conversion?.shareBp ?? null,
    repaidFen: conversion?.repaidFen ?? null,
  };
}
