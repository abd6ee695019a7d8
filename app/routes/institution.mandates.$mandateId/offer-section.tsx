import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { SECURITIES } from "#app/domain/codes/companies.ts";
import type { MandateUnit } from "#app/domain/mandates/form.ts";
import { RangeField } from "./range-field.tsx";

interface OfferSectionProps {
  form: LabelledForm<string>;
  instruments: readonly string[];
  unit: MandateUnit;
}

/** What a mandate offers: its name, instruments, security, amount and tenor. */
export function OfferSection({ form, instruments, unit }: OfferSectionProps) {
  const t = useTranslations("mandate.edit");
  const options = useOptions();
  return (
    <FormSection id="offer" title={t("parts.offer")} text={t("parts.offerText")}>
      <TextField {...form.labelled("title")} hint={t("nameHint")} maxLength={80} />
      <CheckboxesField
        {...form.labelled("instruments")}
        hint={t("instrumentsHint")}
        choices={options("instruments", instruments)}
      />
      <CheckboxesField
        {...form.labelled("securitiesAccepted")}
        hint={t("securitiesHint")}
        choices={options("securities", SECURITIES)}
      />
      <RangeField
        legend={t("amount")}
        from={form.labelled("amountMinFen")}
        to={form.labelled("amountMaxFen")}
        unit={t(unit)}
        large={unit}
      />
      <RangeField
        legend={t("term")}
        optional
        from={form.labelled("termMonthsMin")}
        to={form.labelled("termMonthsMax")}
        unit={t("months")}
      />
    </FormSection>
  );
}
