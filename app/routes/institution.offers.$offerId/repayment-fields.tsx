import { useLocale, useTranslations } from "use-intl";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { REPAYMENT_METHODS } from "#app/domain/codes/instruments.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import type { BuilderFields } from "./builder-fields.tsx";

/** Months of a loan year. */
const SEASONS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Term and repayment. Styles show the months of a season with that kind of repayment only. */
export function RepaymentFields({ form, page: { offer } }: BuilderFields) {
  const t = useTranslations("offer.builder");
  const term = useTerm();
  const locale = useLocale();
  return (
    <FormSection title={t("repayment.title")} text={t("repayment.text")}>
      <NumberField
        {...form.labelled("termMonths")}
        unit={t("repayment.months")}
        hint={
          offer.askedTermMin === null
            ? undefined
            : t("repayment.asked", {
                range: formatMonthsRange(locale, offer.askedTermMin, offer.askedTermMax),
              })
        }
        whole
      />
      <div className="by-season stack">
        <RadioField
          {...form.labelled("repaymentMethod")}
          column
          choices={REPAYMENT_METHODS.map((value) => ({ value, label: term("repaymentMethods", value) }))}
        />
        <div className="by-season__months">
          <CheckboxesField
            {...form.labelled("seasonMonths")}
            hint={t("repayment.seasonHint")}
            choices={SEASONS.map((month) => ({ value: String(month), label: String(month) }))}
          />
        </div>
      </div>
    </FormSection>
  );
}
