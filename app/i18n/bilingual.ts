import type { Locale } from "./locale.ts";

/** The text of the reader's language where it was given, else the other one: a name is never blank. */
export function inLanguage(locale: Locale, zh: string | null, en: string | null): string {
  return (locale === "en" ? (en ?? zh) : (zh ?? en)) ?? "";
}
