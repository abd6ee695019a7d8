import { formatMoneyRange } from "./format.ts";
import type { Locale } from "./locale.ts";

/**
 * What an ask still seeks, as a teaser says it: its range, or that all of it is met. `words` are those of
 * "common.words".
 */
export function formatSought(
  locale: Locale,
  words: (key: "askMet") => string,
  { from, to }: { from: bigint | null; to: bigint | null },
): string {
  return to === 0n ? words("askMet") : formatMoneyRange(locale, from, to);
}
