import { locales, type Locale } from "#app/i18n/locale.ts";
import { sampleFrom, isWhole } from "#tests/support/sample.ts";

/** In which languages a journey runs: both, or in the suite one of them, chosen by the sample's seed. */
export function languagesOf(journey: string): readonly [Locale, ...Locale[]] {
  return isWhole ? locales : [sampleFrom(locales, journey)];
}

export function otherThan(locale: Locale): Locale {
  return locale === "en" ? "zh-CN" : "en";
}
