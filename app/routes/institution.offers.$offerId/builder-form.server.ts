import { fieldsOfDraft, type OfferDraft } from "#app/domain/offers/form/drafts.ts";
import { faultsOfTyped } from "#app/domain/offers/form/offer-form.ts";
import type { OfferUnit } from "#app/domain/offers/form/offer-units.ts";
import type { TypedFields } from "#app/domain/offers/form/typed-offer.ts";
import { faultsByField } from "#app/http/forms/form-errors.server.ts";
import { largeUnit } from "#app/i18n/large-unit.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Day } from "#app/lib/days.ts";

/** The draft's values for the builder's fields, and their errors, by field name. */
export interface BuilderForm {
  unit: OfferUnit;
  fields: TypedFields;
  errors: Record<string, string[]>;
}

/** Amounts are in the unit of the reader's language; terms are validated as of `day`. */
export function builderForm(draft: OfferDraft, day: Day, locale: Locale): BuilderForm {
  const unit = largeUnit(locale);
  const fields = fieldsOfDraft(draft, unit);
  const typed = draft.typed ?? { unit, fields };
  return { unit, fields, errors: faultsByField(locale, (error) => faultsOfTyped(typed, day, error)) };
}
