import { useTranslations } from "use-intl";
import { FIGURE_ROWS } from "#app/components/prospects/figure-rows.ts";
import { yearsUpTo } from "#app/components/prospects/form-years.ts";
import { STEP_FIELDS } from "#app/domain/prospects/step-fields.ts";
import type { WrittenStep } from "#app/domain/prospects/step-forms.ts";

/** The labels of a step's fields, by input name. */
export function useFieldLabels(step: WrittenStep, lastYear: number): Record<string, string> {
  const t = useTranslations("prospect");
  const labels = Object.fromEntries(
    STEP_FIELDS[step].map((field) => [field, t(`fields.${step}.${field}` as Parameters<typeof t>[0])]),
  );
  if (step !== "figures") return labels;
  for (const [index, year] of yearsUpTo(lastYear).entries()) {
    for (const row of FIGURE_ROWS) {
      labels[`years[${index}].${row}`] = t("figures.cell", { label: t(`rows.${row}`), year: String(year) });
    }
  }
  return labels;
}
