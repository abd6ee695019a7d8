import { COMPARE_QUERIES } from "#app/domain/offers/form/compare-query.ts";
import { faultsByField } from "#app/http/forms/form-errors.server.ts";
import { type LargeUnit, largeUnit } from "#app/i18n/large-unit.ts";
import type { Locale } from "#app/i18n/locale.ts";

export interface TypedComparison {
  amount?: string | undefined;
  months?: string | undefined;
  /** The unit in which the amount was typed: the URL may be opened in any language. */
  unit?: LargeUnit | undefined;
}

/**
 * The comparison's parameters in the URL. An invalid one is replaced by its default and shown at its field as typed.
 */
export function compareForm({ unit: typedIn, ...typed }: TypedComparison, locale: Locale) {
  const unit = typedIn ?? largeUnit(locale);
  const schema = COMPARE_QUERIES[unit];
  const errors = faultsByField(locale, (error) => schema.safeParse(typed, { error }).error?.issues ?? []);
  const sound = Object.entries(typed).filter(([name]) => !(name in errors));
  const { amount: amountFen, months: termMonths } = schema.parse(Object.fromEntries(sound));
  return { on: { amountFen, termMonths }, typed: { ...typed, unit }, errors };
}
