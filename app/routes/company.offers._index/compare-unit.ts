import type { Locale } from "#app/i18n/locale.ts";
import type { OfferUnit } from "#app/domain/offers/offer-units.ts";

/** Amounts are typed in the large unit of the language. */
export function compareUnit(locale: Locale): OfferUnit {
  return locale === "en" ? "million" : "wan";
}
