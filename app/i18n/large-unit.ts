import type { Locale } from "./locale.ts";

export type LargeUnit = "million" | "wan";

/** The unit in which large amounts are entered in a language: millions of yuan, or 万元. */
export function largeUnit(locale: Locale): LargeUnit {
  return locale === "en" ? "million" : "wan";
}
