import { fieldsOfDraft, type OfferDraft } from "#app/domain/offers/drafts.ts";
import { faultsOfTyped } from "#app/domain/offers/offer-form.ts";
import type { OfferUnit } from "#app/domain/offers/offer-units.ts";
import type { TypedFields, TypedOffer } from "#app/domain/offers/typed-offer.ts";
import { faultsByField } from "#app/http/form-errors.server.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** The builder's fields as the draft has them, and what is wrong with them, by the fields' names. */
export interface BuilderForm {
  unit: OfferUnit;
  fields: TypedFields;
  errors: Readonly<Record<string, readonly string[]>>;
}

/** Amounts are shown in the unit of the reader's language. */
export function builderForm(draft: OfferDraft, locale: Locale): BuilderForm {
  const unit = locale === "en" ? "million" : "wan";
  const { typed } = draft;
  return {
    unit,
    fields: fieldsOfDraft(draft, unit),
    errors: typed === undefined ? {} : errorsOf(typed, locale),
  };
}

function errorsOf(typed: TypedOffer, locale: Locale): BuilderForm["errors"] {
  return faultsByField(locale, (error) => faultsOfTyped(typed, error));
}
