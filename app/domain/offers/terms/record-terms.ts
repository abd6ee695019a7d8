import { z } from "zod";
import { storedKinds, textField } from "#app/domain/fields.ts";
import type { LoanTerms } from "./loan-terms.ts";
import { type OfferTerms, offerTermsSchema } from "./offer-terms.ts";

/**
 * What a public record says of a deal that was made elsewhere: its amount, what it was called there, and its term where
 * the record has one. All else that a term sheet says is unknown of it, which is not the same as none: it has no price,
 * no schedule and no cost, is compared with nothing, and nobody can offer, counter or accept it.
 */
export const recordTermsSchema = z.object({
  instrument: z.literal("record"),
  /** In the record's own words: a path from coarse to fine, such as bank-loan/revolving. */
  calledThere: textField(200),
  amountFen: storedKinds.money,
  termMonths: storedKinds.whole(1, 1_200).optional(),
  /** None that the record tells. */
  conditions: z.array(textField(200)).max(0),
  /** Where it is from. */
  note: textField(1_000).optional(),
});
export type RecordTerms = z.infer<typeof recordTermsSchema>;

/** What an issued version says: a term sheet that somebody wrote, or what a record tells of one. */
export const issuedTermsSchema = z.union([recordTermsSchema, offerTermsSchema]);
export type IssuedTerms = OfferTerms | RecordTerms;

/** Whether terms are of debt and whole: what has a rate, a schedule and a cost. */
export function isPricedLoan(terms: IssuedTerms): terms is LoanTerms {
  return terms.instrument !== "equity" && terms.instrument !== "record";
}
