import type { EquityFigures } from "#app/domain/offers/cost/figures.ts";
import { formatShareAfter } from "#app/i18n/format-stake.ts";
import { formatRate } from "#app/i18n/format.ts";
import type { translator } from "#app/i18n/translator.ts";

/** The rows of a cap table as pages show them: each holder with its share before and after. */
export function capTableTexts(
  { rows }: EquityFigures,
  offer: ReturnType<typeof translator<"offer">>,
): readonly string[][] {
  return rows.map((row) => [
    offer(`equity.holders.${row.holder}`),
    formatRate(String(row.beforeBp / 100)),
    formatShareAfter(row),
  ]);
}
