import { locales, type Locale } from "#app/i18n/locale.ts";
import { drawnFrom, isWhole } from "#tests/support/sample.ts";

/** In which languages a journey is walked: both, or in the suite one of them, drawn by the sample's seed. */
export function languagesOf(journey: string): readonly [Locale, ...Locale[]] {
  return isWhole ? locales : [drawnFrom(locales, journey)];
}

/** The suite always walks the journey of a bank's loan, and one of these. */
const otherInstruments = ["equity", "guarantee"] as const;

/** In which languages an instrument's journey is walked: in none where the sample has drawn the other instrument. */
export function languagesOfInstrument(journey: (typeof otherInstruments)[number]): readonly Locale[] {
  return isWhole || drawnFrom(otherInstruments, "instrument") === journey ? languagesOf(journey) : [];
}

export function otherThan(locale: Locale): Locale {
  return locale === "en" ? "zh-CN" : "en";
}
