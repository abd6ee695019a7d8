import { criterionFormatter } from "#app/shared/criterion-words.ts";
import type { CriterionRow } from "#app/components/ui/criteria.tsx";
import { exampleMatch } from "#app/domain/matching/example-match.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Day } from "#app/lib/days.ts";

type Row = CriterionRow & Record<"label" | "wanted" | "has", string>;

/** The example's criteria as text: the formatter's many messages stay on the server. */
export function formatExample(locale: Locale, day: Day): Row[] {
  const criteria = translator(locale, "matching.criteria");
  const format = criterionFormatter({
    locale,
    values: translator(locale, "matching.values"),
    list: translator(locale, "common.words"),
    term: labelsIn(locale),
  });
  return exampleMatch(day).map(({ criterion, outcome, mandateValue, companyValue }) => ({
    key: criterion,
    label: criteria(criterion as Parameters<typeof criteria>[0]),
    wanted: format(mandateValue, criterion),
    has: format(companyValue, criterion),
    mark: outcome === "met" ? "met" : outcome === "possible" ? "unknown" : "not",
  }));
}
