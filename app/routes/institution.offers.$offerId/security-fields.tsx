import { useTranslations } from "use-intl";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm, useOptions } from "#app/components/ui/term.tsx";
import { SECURITIES } from "#app/domain/codes/companies.ts";
import { FEE_KINDS, FEE_TIMINGS, type FeeKind, type Instrument } from "#app/domain/codes/instruments.ts";
import { feesAllowed } from "#app/domain/offers/terms/loan-terms.ts";
import { FEE_LINES } from "#app/domain/offers/form/offer-units.ts";
import type { BuilderLabels } from "./builder-labels.ts";

interface Fields {
  form: LabelledForm<string>;
  labels: BuilderLabels;
}

/** Costs besides interest: only those that the instrument allows can be chosen. */
export function CostFields({ form, labels, instrument }: Fields & { instrument: Instrument }) {
  const t = useTranslations("offer.builder");
  const options = useOptions();
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
            options={options(
              "feeKinds",
              feeChoices(instrument, form.field(`fees[${line}].kind`).defaultValue),
            )}
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
            options={options("feeTimings", FEE_TIMINGS)}
          />
        </fieldset>
      ))}
    </FormSection>
  );
}

/** A cost chosen under another instrument stays visible until it is changed. */
function feeChoices(instrument: Instrument, chosen: string | undefined): readonly FeeKind[] {
  const allowed = feesAllowed(instrument);
  return FEE_KINDS.filter((kind) => allowed.includes(kind) || kind === chosen);
}

export function SecurityFields({ form }: Fields) {
  const t = useTranslations("offer.builder");
  const own = useTranslations("offer.writing.security");
  const term = useTerm();
  const options = useOptions();
  return (
    <FormSection title={own("title")} text={own("text")}>
      <CheckboxesField
        {...form.labelled("securityKinds")}
        column
        choices={options(
          "securities",
          SECURITIES.filter((code) => code !== "none"),
        )}
      />
      {SECURITIES.filter((kind) => form.field(`securityNotes.${kind}`).defaultValue !== undefined).map(
        (kind) => (
          <TextField
            key={kind}
            field={form.field(`securityNotes.${kind}`)}
            label={t("security.note", { kind: term("securities", kind) })}
            optional
          />
        ),
      )}
    </FormSection>
  );
}

/** The conditions before the first money, one a line. */
export function ConditionsField({ form }: Pick<Fields, "form">) {
  const t = useTranslations("offer.builder.security");
  const own = useTranslations("offer.writing.conditions");
  return (
    <FormSection title={own("title")} text={t("text")}>
      <TextareaField
        {...form.labelled("conditionsText")}
        hint={t("conditionsHint")}
        optional
        rows={4}
        width="lg"
      />
    </FormSection>
  );
}
