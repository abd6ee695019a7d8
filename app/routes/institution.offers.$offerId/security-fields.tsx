import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField, SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { SECURITIES } from "#app/domain/codes/companies.ts";
import { FEE_TIMINGS, type Instrument } from "#app/domain/codes/instruments.ts";
import { feesAllowed } from "#app/domain/offers/loan-terms.ts";
import { FEE_LINES } from "#app/domain/offers/offer-units.ts";
import type { BuilderLabels } from "./builder-labels.ts";

interface Fields {
  form: ReplyForm;
  labels: BuilderLabels;
}

/** Costs beside interest: only those that may be charged with the instrument can be chosen. */
export function CostFields({ form, labels, instrument }: Fields & { instrument: Instrument }) {
  const t = useTranslations("offer.builder");
  const term = useTerm();
  return (
    <FormSection title={t("fees.title")} text={t("fees.text")}>
      {Array.from({ length: FEE_LINES }, (_, line) => (
        <fieldset className="fee" key={line}>
          <legend className="visually-hidden">{labels[`fees[${line}].kind`]}</legend>
          <SelectField
            field={form.field(`fees[${line}].kind`)}
            label={t("fees.kind")}
            width="full"
            blank={t("fees.none")}
            options={feesAllowed(instrument).map((value) => ({ value, label: term("feeKinds", value) }))}
          />
          <NumberField
            field={form.field(`fees[${line}].amountFen`)}
            label={t("fees.amount")}
            unit={t("fees.yuan")}
            width="full"
          />
          <NumberField
            field={form.field(`fees[${line}].percent`)}
            label={t("fees.percent")}
            unit={t("fees.percentUnit")}
            width="full"
          />
          <SelectField
            field={form.field(`fees[${line}].timing`)}
            label={t("fees.timing")}
            width="full"
            options={FEE_TIMINGS.map((value) => ({ value, label: term("feeTimings", value) }))}
          />
        </fieldset>
      ))}
    </FormSection>
  );
}

export function SecurityFields({ form, labels }: Fields) {
  const t = useTranslations("offer.builder");
  const term = useTerm();
  return (
    <FormSection title={t("security.title")} text={t("security.text")}>
      <CheckboxesField
        field={form.field("securityKinds")}
        label={labels.securityKinds}
        column
        choices={SECURITIES.filter((code) => code !== "none").map((value) => ({
          value,
          label: term("securities", value),
        }))}
      />
      <TextareaField
        field={form.field("conditionsText")}
        label={labels.conditionsText}
        hint={t("security.conditionsHint")}
        optional
        rows={4}
        width="lg"
      />
    </FormSection>
  );
}
