import type { Locale } from "./locale.ts";
import { formatDay } from "./format.ts";

/** A month, from any of its days: Nov 2026, 2026年11月. */
export function formatMonth(locale: Locale, day: string): string {
  const first = formatDay(locale, `${day.slice(0, 7)}-01`);
  return locale === "en" ? first.slice(2) : first.slice(0, -2);
}
