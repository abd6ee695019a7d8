import { z } from "zod";
import { dayField } from "#app/domain/fields.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { Day } from "#app/lib/days.ts";
import { termsSoFar } from "./typed-so-far.ts";
import { fieldsOfOffer } from "./offer-fields.ts";
import { isWholeForm } from "./offer-form.ts";
import {
  type OfferTerms,
  type OfferTermsDraft,
  offerTermsDraftSchema,
  offerTermsSchema,
} from "#app/domain/offers/terms/offer-terms.ts";
import type { OfferUnit } from "./offer-units.ts";
import {
  inUnit,
  type TypedFields,
  type TypedOffer,
  typedOfferSchema,
  withHiddenFields,
  withoutBlanks,
} from "./typed-offer.ts";

/**
 * A draft version as stored: any of its terms may be missing. `typed` is the form that they were read from, including
 * what can't be parsed yet; absent until somebody edits what was issued or started.
 */
export const offerDraftSchema = z.object({
  terms: offerTermsDraftSchema,
  expiresOn: dayField.nullable(),
  typed: typedOfferSchema.optional(),
});
const wholeDraftSchema = offerDraftSchema.extend({ terms: offerTermsSchema, expiresOn: dayField });
export type OfferDraft = { terms: OfferTermsDraft; expiresOn: Day | null; typed?: TypedOffer | undefined };

/** A term sheet that could be issued: complete terms, and the last day on which the company may accept. */
export type TermSheet = { terms: OfferTerms; expiresOn: Day };

/** The text that is stored for a draft. */
export function draftText({ terms, expiresOn, typed }: OfferDraft): string {
  return JSON.stringify({ terms: z.encode(offerTermsDraftSchema, terms), expiresOn, typed });
}

/** The draft of an incomplete form: what was typed, and the terms that it states so far. */
export function draftOfTyped(typed: TypedOffer): OfferDraft {
  return { ...termsSoFar(typed), typed };
}

/** The builder as it was sent. `shownFor`: the instrument whose fields it showed; without it, those of all. */
export type SentOffer = TypedOffer & { shownFor?: Instrument | undefined };

/** What was sent, with what a stored draft has in fields that the page didn't show. */
export function typedOn(content: unknown, { unit, fields, shownFor }: SentOffer): TypedOffer {
  if (shownFor === undefined) return { unit, fields };
  const before = fieldsOfDraft(offerDraftSchema.parse(content), unit);
  return { unit, fields: withHiddenFields(fields, before, shownFor) };
}

/** Whether a stored draft has the same texts, those included that its own choices hide. */
export function isSameTyped(content: unknown, { unit, fields }: TypedOffer): boolean {
  const before = fieldsOfDraft(offerDraftSchema.parse(content), unit);
  return sorted(withoutBlanks(before)) === sorted(withoutBlanks(fields));
}

/** The builder's fields of a draft, amounts without a suffix in `unit`: as typed, if somebody has edited it. */
export function fieldsOfDraft({ terms, expiresOn, typed }: OfferDraft, unit: OfferUnit): TypedFields {
  return typed === undefined ? fieldsOfOffer(terms, expiresOn, unit) : inUnit(typed, unit);
}

/**
 * The complete sheet of a stored draft, as it could be issued on a day (Asia/Shanghai). Null while something is
 * missing, and while its form would be refused: a sheet without unparseable or incomplete fields would differ from the
 * form.
 */
export function wholeSheet(content: unknown, day: Day): TermSheet | null {
  const draft = wholeDraftSchema.safeParse(content);
  if (!draft.success) return null;
  const { typed, ...sheet } = draft.data;
  return typed === undefined || isWholeForm(typed, day) ? sheet : null;
}

/** The terms of a stored draft, once complete; the expiry day may still be missing. */
export function wholeTerms(content: unknown): OfferTerms | null {
  const draft = z.object({ terms: offerTermsSchema }).safeParse(content);
  return draft.success ? draft.data.terms : null;
}

/** Whether two sheets are identical. */
export function isSameSheet(a: TermSheet, b: TermSheet): boolean {
  return a.expiresOn === b.expiresOn && textOf(a.terms) === textOf(b.terms);
}

/** Whether two stored drafts are complete (see `wholeSheet`) and would be issued on that day as the same sheet. */
export function isSameDraft(one: unknown, other: unknown, day: Day): boolean {
  const [a, b] = [wholeSheet(one, day), wholeSheet(other, day)];
  return a !== null && b !== null && isSameSheet(a, b);
}

/** With fields sorted by name, independent of their input order. */
function textOf(terms: OfferTerms): string {
  return sorted(z.encode(offerTermsSchema, terms));
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
