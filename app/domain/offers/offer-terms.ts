import { z } from "zod";
import type { Day } from "#app/lib/days.ts";
import {
  type EquityTerms,
  type EquityTermsDraft,
  equityTermsDraftSchema,
  equityTermsSchema,
} from "./equity-terms.ts";
import { type LoanTerms, type LoanTermsDraft, loanTermsDraftSchema, loanTermsSchema } from "./loan-terms.ts";
import { contractRatePercent } from "./lpr.ts";

/** A term sheet of any instrument as it is stored; `z.encode` writes it to JSON. */
export const offerTermsSchema = z.discriminatedUnion("instrument", [loanTermsSchema, equityTermsSchema]);
export type OfferTerms = LoanTerms | EquityTerms;

/** The same in the making. */
export const offerTermsDraftSchema = z.union([equityTermsDraftSchema, loanTermsDraftSchema]);
export type OfferTermsDraft = LoanTermsDraft | EquityTermsDraft;

/** Whether terms are of equity: priced by dilution, without a rate, a term or a schedule. */
export function isEquity(terms: OfferTerms): terms is EquityTerms;
export function isEquity(terms: OfferTermsDraft): terms is EquityTermsDraft;
export function isEquity(terms: OfferTermsDraft): boolean {
  return terms.instrument === "equity";
}

/** The contract rate of a day; null for equity, and where a part of it is missing. */
export function rateOfTerms(terms: OfferTermsDraft, day: Day): string | null {
  return isEquity(terms) ? null : contractRatePercent(terms, day);
}
