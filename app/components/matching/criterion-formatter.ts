import { useLocale, useTranslations } from "use-intl";
import { useTerm } from "#app/components/ui/term.tsx";
import { type CriterionFormatter, criterionFormatter } from "#app/shared/criterion-words.ts";

export function useCriterionFormatter(): CriterionFormatter {
  const values = useTranslations("matching.values");
  const list = useTranslations("common.words");
  const term = useTerm();
  return criterionFormatter({ locale: useLocale(), values, list, term });
}
