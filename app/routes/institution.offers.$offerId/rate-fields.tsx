import { useLocale, useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { LPR_SOURCE } from "#app/domain/offers/cost/lpr.ts";
import { formatDay, formatRate } from "#app/i18n/format.ts";
import type { InstrumentFields } from "./builder-fields.tsx";

/** The rate: points over the LPR, or fixed. Styles hide the fields of the basis that is not chosen. */
export function RateFields({ form, page }: InstrumentFields) {
  const { offer, lpr, ratePercent } = page;
  const t = useTranslations("offer.builder");
  const own = useTranslations("offer.writing.price");
  const locale = useLocale();
  const { priceMinPercent: low, priceMaxPercent: high } = offer;
  return (
    <FormSection title={own("title")} text={t("price.text")}>
      <div className="by-basis stack">
        <RadioField
          {...form.labelled("rateBasis")}
          hint={
            low === null || high === null
              ? undefined
              : t("price.band", { low: formatRate(low), high: formatRate(high) })
          }
          choices={[
            { value: "lpr", label: t("price.lpr") },
            { value: "fixed", label: t("price.fixed") },
          ]}
        />
        <div className="by-basis__lpr stack">
          <div className="fields-2 items-end">
            <NumberField {...form.labelled("spreadBp")} unit={t("price.points")} whole />
            <SelectField
              {...form.labelled("lprTerm")}
              hint={own("lprHint")}
              options={[
                { value: "1Y", label: t("price.lpr1") },
                { value: "5Y", label: t("price.lpr5") },
              ]}
            />
          </div>
          {lpr === null ? null : (
            <p className="field__hint">
              {t("price.lprToday", {
                one: formatRate(lpr.oneYearPercent),
                five: formatRate(lpr.fiveYearPercent),
                day: formatDay(locale, lpr.publishedOn),
                checked: formatDay(locale, LPR_SOURCE.checkedTo),
              })}
            </p>
          )}
          <p role="status">
            {ratePercent === null ? own("noRate") : own("rate", { rate: formatRate(ratePercent) })}
          </p>
          <SelectField
            {...form.labelled("rateReset")}
            options={[
              { value: "fixed_for_term", label: t("price.fixedForTerm") },
              { value: "each_january", label: t("price.eachJanuary") },
            ]}
          />
        </div>
        <div className="by-basis__fixed">
          <NumberField {...form.labelled("fixedRatePercent")} unit={t("price.perYear")} />
        </div>
      </div>
    </FormSection>
  );
}
