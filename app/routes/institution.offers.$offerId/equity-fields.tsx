import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { HOLDERS } from "#app/domain/offers/equity/cap-table.ts";
import { type InstrumentFields, StepFields, type StepsFields } from "./builder-fields.tsx";
import { EndAndNote } from "./end-and-note.tsx";
import { InstrumentAndAmount } from "./instrument-and-amount.tsx";
import { ConditionsField } from "./security-fields.tsx";
import { SpeedField } from "./speed-field.tsx";

/** The steps of equity: the amount; what it buys, the cap table before and who is paid first; the conditions. */
export function EquitySteps({ isShown, ...fields }: StepsFields) {
  const own = useTranslations("offer.writing.amount");
  return (
    <>
      <StepFields step="amount" isShown={isShown}>
        <FormSection title={own("title")} text={own("text")}>
          <InstrumentAndAmount {...fields} />
        </FormSection>
      </StepFields>
      <StepFields step="price" isShown={isShown}>
        <RoundFields {...fields} />
      </StepFields>
      <StepFields step="conditions" isShown={isShown}>
        <ConditionsField {...fields} />
        <SpeedField {...fields} />
        <EndAndNote {...fields} />
      </StepFields>
    </>
  );
}

function RoundFields({ form, unit }: InstrumentFields) {
  const t = useTranslations("offer");
  const own = useTranslations("offer.writing.price");
  return (
    <>
      <FormSection title={own("valuation")} text={t("builder.price.text")}>
        <NumberField
          {...form.labelled("postMoneyFen")}
          unit={t(`units.${unit}`)}
          large={unit}
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
      </FormSection>
    </>
  );
}
