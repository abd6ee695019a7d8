import type { Locale } from "./locale.ts";

/** The language of what users write in two of them. */
export function languageOf(locale: Locale): "en" | "zh" {
  return locale === "en" ? "en" : "zh";
}

/** The text in the reader's language if given, else the other one: a name is never blank. */
export function inLanguage(locale: Locale, zh: string | null, en: string | null): string {
  return (locale === "en" ? (en ?? zh) : (zh ?? en)) ?? "";
}
