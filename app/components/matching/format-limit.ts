import type { NumberKind } from "#app/domain/matching/criteria/edits.ts";
import { formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { shareText } from "#app/shared/criterion-words.ts";

/** Formats a limit: an amount, or a number of a kind. */
export function formatLimit(
  { locale, years }: { locale: Locale; years: ReturnType<typeof translator<"matching.values">> },
  value: bigint | number,
  kind: NumberKind,
): string {
  if (typeof value === "bigint") return formatMoneyShort(locale, value);
  switch (kind) {
    case "months":
      return formatMonths(locale, value);
    case "years":
      return years("years", { count: Math.round((value / 12) * 10) / 10 });
    case "price":
      return formatRate((value / 100).toFixed(2));
    case "share":
      return shareText(value);
  }
}
