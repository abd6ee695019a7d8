import type { Locale } from "./locale.ts";

/** The unit in which large amounts are typed in a language: millions of yuan, or 万元. */
export function largeUnit(locale: Locale): "million" | "wan" {
  return locale === "en" ? "million" : "wan";
}
