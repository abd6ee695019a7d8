import { z } from "zod";
import { dayField } from "#app/domain/fields.ts";
import type { Day } from "#app/lib/days.ts";
import {
  type OfferTerms,
  type OfferTermsDraft,
  offerTermsDraftSchema,
  offerTermsSchema,
} from "./offer-terms.ts";

/** A version in the making as it is stored: any of its terms may be missing. */
export const offerDraftSchema = z.object({ terms: offerTermsDraftSchema, expiresOn: dayField.nullable() });
export type OfferDraft = { terms: OfferTermsDraft; expiresOn: Day | null };

/** A term sheet that could be issued: whole terms, and the last day on which the company may accept. */
export type TermSheet = { terms: OfferTerms; expiresOn: Day };

/** The text under which a draft is stored. */
export function draftText({ terms, expiresOn }: OfferDraft): string {
  return JSON.stringify({ terms: z.encode(offerTermsDraftSchema, terms), expiresOn });
}

/** The whole sheet of a stored draft; null while something is missing in it. */
export function wholeSheet(content: unknown): TermSheet | null {
  const draft = z.object({ terms: offerTermsSchema, expiresOn: dayField }).safeParse(content);
  return draft.success ? draft.data : null;
}

/** The terms of a stored draft, once they are whole; the day on which it would end may be missing still. */
export function wholeTerms(content: unknown): OfferTerms | null {
  const draft = z.object({ terms: offerTermsSchema }).safeParse(content);
  return draft.success ? draft.data.terms : null;
}

/** Whether two sheets say the same, to the last word. */
export function isSameSheet(a: TermSheet, b: TermSheet): boolean {
  return a.expiresOn === b.expiresOn && textOf(a.terms) === textOf(b.terms);
}

/** By the names of the fields in order, whatever order they came in. */
function textOf(terms: OfferTerms): string {
  return JSON.stringify(z.encode(offerTermsSchema, terms), (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
