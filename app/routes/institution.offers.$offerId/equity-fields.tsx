import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField, TextareaField } from "#app/components/ui/inputs.tsx";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import { InstrumentAndAmount, type InstrumentFields } from "./builder-fields.tsx";

/** The terms of an equity round: what the money buys, the cap table before, and who is paid first. */
export function EquityFields(fields: InstrumentFields) {
  const { form, unit } = fields;
  const t = useTranslations("offer");
  return (
    <>
      <FormSection title={t("builder.price.title")} text={t("builder.price.text")}>
        <InstrumentAndAmount {...fields} />
        <NumberField
          {...form.labelled("postMoneyFen")}
          unit={t(`units.${unit}`)}
          hint={t("builder.equity.postHint")}
        />
        <NumberField {...form.labelled("poolPercent")} unit={t("builder.fees.percentUnit")} />
      </FormSection>
      <FormSection title={t("builder.equity.holdings")} text={t("builder.equity.holdingsText")}>
        <div className="fields-2">
          {HOLDERS.map((holder) => (
            <NumberField
              key={holder}
              field={form.field(`holdings.${holder}`)}
              label={t(`equity.holders.${holder}`)}
              unit={t("builder.fees.percentUnit")}
              optional
            />
          ))}
        </div>
      </FormSection>
      <FormSection title={t("builder.equity.rights")} text={t("builder.equity.rightsText")}>
        <NumberField
          {...form.labelled("preferenceTimes")}
          unit={t("builder.equity.times")}
          hint={t("builder.equity.timesHint")}
        />
        <RadioField
          {...form.labelled("participation")}
          choices={(["non_participating", "participating"] as const).map((value) => ({
            value,
            label: t(`details.words.${value}`),
          }))}
        />
        <NumberField {...form.labelled("boardSeats")} whole />
        <TextareaField
          {...form.labelled("conditionsText")}
          hint={t("builder.security.conditionsHint")}
          optional
          rows={4}
          width="lg"
        />
      </FormSection>
    </>
  );
}
