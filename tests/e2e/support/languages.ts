import { locales, type Locale } from "#app/i18n/locale.ts";
import { drawnFrom, isWhole } from "#tests/support/sample.ts";

/** In which languages a journey is walked: both, or in the suite one of them, drawn by the sample's seed. */
export function languagesOf(journey: string): readonly [Locale, ...Locale[]] {
  return isWhole ? locales : [drawnFrom(locales, journey)];
}

/** Beside a bank's loan, which is always walked: of these the suite walks one. */
const otherInstruments = ["equity", "guarantee"] as const;

/** The same of an instrument's journey; none where the sample has drawn another instrument. */
export function languagesOfInstrument(journey: (typeof otherInstruments)[number]): readonly Locale[] {
  return isWhole || drawnFrom(otherInstruments, "instrument") === journey ? languagesOf(journey) : [];
}

export function otherThan(locale: Locale): Locale {
  return locale === "en" ? "zh-CN" : "en";
}
