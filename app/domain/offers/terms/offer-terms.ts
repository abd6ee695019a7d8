import { z } from "zod";
import type { Day } from "#app/lib/days.ts";
import {
  type EquityTerms,
  type EquityTermsDraft,
  equityTermsDraftSchema,
  equityTermsSchema,
} from "#app/domain/offers/equity/equity-terms.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { percentOf } from "./loan-details.ts";
import { type LoanTerms, type LoanTermsDraft, loanTermsDraftSchema, loanTermsSchema } from "./loan-terms.ts";
import { contractRatePercent } from "#app/domain/offers/cost/lpr.ts";

/** A term sheet of any instrument as stored; `z.encode` writes it to JSON. */
export const offerTermsSchema = z.discriminatedUnion("instrument", [loanTermsSchema, equityTermsSchema]);
export type OfferTerms = LoanTerms | EquityTerms;

/** The draft of the same. */
export const offerTermsDraftSchema = z.union([equityTermsDraftSchema, loanTermsDraftSchema]);
export type OfferTermsDraft = LoanTermsDraft | EquityTermsDraft;

/** Whether terms are of equity: priced by dilution, without a rate, a term or a schedule. */
export function isEquity(terms: OfferTerms): terms is EquityTerms;
export function isEquity(terms: OfferTermsDraft): terms is EquityTermsDraft;
export function isEquity(terms: OfferTermsDraft): boolean {
  return terms.instrument === "equity";
}

/** Terms that bind an institution: a draft, complete terms, or those of a public record. */
type Binding = OfferTermsDraft | { instrument: "record"; amountFen: bigint };

/**
 * What an institution commits by these terms, in fen: the amount, or the guaranteed part of a loan, rounded half-up to
 * a fen. Terms that state no part guarantee all of it. This is what is at stake for it: its mandate's budget, its limit
 * for a second person and the amount that is typed at an issue go by it.
 */
export function committedFen(terms: Binding, commitment: Commitment): bigint {
  const { amountFen = 0n } = terms;
  return commitment === "capital" ? amountFen : percentOf(amountFen, guaranteedPercent(terms));
}

/** The amounts of a sheet as its events record them: that of a guarantee beside the loan that it stands for. */
export function recordedAmounts(terms: OfferTerms, commitment: Commitment): Record<string, string> {
  const amountFen = terms.amountFen.toString();
  return commitment === "capital"
    ? { amountFen }
    : { amountFen, guaranteedFen: committedFen(terms, commitment).toString() };
}

/** The guaranteed part of a loan, in percent. */
export function guaranteedPercent(terms: Binding): string {
  const details = "details" in terms ? terms.details : undefined;
  return details?.kind === "guarantee" ? (details.ratioPercent ?? "100") : "100";
}

/** The contract rate of a day; null for equity, and where a part of it is missing. */
export function rateOfTerms(terms: OfferTermsDraft, day: Day): string | null {
  return isEquity(terms) ? null : contractRatePercent(terms, day);
}
