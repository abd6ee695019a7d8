import { locales, type Locale } from "#app/i18n/locale.ts";
import { drawnFrom } from "#tests/support/sample.ts";

/** `npm run prove:journeys` walks every journey in both languages, and reads each page's structure at both widths. */
export const isWhole = process.env["JOURNEYS"] === "whole";

/** In which languages a journey is walked: in the suite in one of them, drawn by the sample's seed. */
export function languagesOf(journey: string): readonly [Locale, ...Locale[]] {
  return isWhole ? locales : [drawnFrom(locales, journey)];
}

export function otherThan(locale: Locale): Locale {
  return locale === "en" ? "zh-CN" : "en";
}
