import { z } from "zod";
import { storedKinds, textField } from "#app/domain/fields.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { type OfferTerms, offerTermsSchema } from "./offer-terms.ts";

/**
 * What a public record states of a deal made elsewhere: its amount, its name there, and its term if recorded. All other
 * terms are unknown, which is not the same as none: it has no price, no schedule and no cost, is compared with nothing,
 * and nobody can offer, counter or accept it.
 */
export const recordTermsSchema = z.object({
  instrument: z.literal("record"),
  /** In the record's terminology: a path from coarse to fine, such as bank-loan/revolving. */
  calledThere: textField(200),
  amountFen: storedKinds.money,
  termMonths: storedKinds.whole(1, 1_200).optional(),
  /** Always empty: records state none. */
  conditions: z.array(textField(200)).max(0),
  /** The source. */
  note: textField(1_000).optional(),
});
export type RecordTerms = z.infer<typeof recordTermsSchema>;

/** The terms of an issued version: a term sheet, or those of a public record. */
export const issuedTermsSchema = z.union([recordTermsSchema, offerTermsSchema]);
export type IssuedTerms = OfferTerms | RecordTerms;

/** Whether terms are of debt and complete: with a rate, a schedule and a cost. */
export function isPricedLoan(terms: IssuedTerms): terms is LoanTerms {
  return terms.instrument !== "equity" && terms.instrument !== "record";
}
