import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField, NumberField, SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { type Instrument, REPAYMENT_METHODS } from "#app/domain/codes/instruments.ts";
import type { BuilderStep } from "#app/domain/offers/form/builder-steps.ts";
import { LPR_SOURCE } from "#app/domain/offers/cost/lpr.ts";
import type { OfferUnit } from "#app/domain/offers/form/offer-units.ts";
import { formatDay, formatMoneyRange, formatMonthsRange, formatRate } from "#app/i18n/format.ts";
import type { BuilderLabels } from "./builder-labels.ts";
import type { OfferPage } from "./offer-page.ts";

/** Months of a loan year. */
const SEASONS = Array.from({ length: 12 }, (_, index) => index + 1);

export interface BuilderFields {
  form: LabelledForm<string>;
  labels: BuilderLabels;
  page: OfferPage;
  /** The unit of large amounts. */
  unit: OfferUnit;
}

export interface InstrumentFields extends BuilderFields {
  /** The instrument whose fields are shown. */
  instrument: Instrument;
}

export interface StepsFields extends InstrumentFields {
  /** The step that is written now, and those with errors. */
  isShown: (step: BuilderStep) => boolean;
}

/** The fields of one step. Those of the others stay in the form, so that nothing typed there is lost. */
export function StepFields({
  step,
  isShown,
  children,
}: Pick<StepsFields, "isShown"> & { step: BuilderStep; children: ReactNode }) {
  return (
    <div className="form" data-step={step} hidden={!isShown(step)}>
      {children}
    </div>
  );
}

/** The instrument and the amount: a lease's and a factor's amount follow from their own terms. */
export function InstrumentAndAmount({
  form,
  labels,
  instrument: present,
  page: { offer, instruments },
  unit,
}: InstrumentFields) {
  const t = useTranslations("offer.builder");
  const units = useTranslations("offer.units");
  const term = useTerm();
  const locale = useLocale();
  const choices = instruments.includes(present) ? instruments : [present, ...instruments];
  const isTyped = present !== "finance_lease" && present !== "receivables_finance";
  return (
    <>
      <SelectField
        {...form.labelled("instrument")}
        hint={t("price.instrumentHint")}
        options={choices.map((value) => ({ value, label: term("instruments", value) }))}
      />
      {isTyped ? (
        <NumberField
          field={form.field("amountFen")}
          label={present === "revolving_credit" ? labels.limit : labels.amountFen}
          unit={units(unit)}
          hint={
            offer.amountMinFen === null
              ? undefined
              : t("price.asked", { range: formatMoneyRange(locale, offer.amountMinFen, offer.amountMaxFen) })
          }
        />
      ) : null}
    </>
  );
}

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

export function EndAndNote({ form, page: { ends } }: BuilderFields) {
  const t = useTranslations("offer.builder");
  const locale = useLocale();
  return (
    <FormSection title={t("end.title")} text={t("end.text")}>
      <DateField
        {...form.labelled("expiresOn")}
        hint={t("end.between", { from: formatDay(locale, ends.from), to: formatDay(locale, ends.to) })}
        within={ends}
      />
      <TextareaField {...form.labelled("note")} optional rows={3} width="lg" />
    </FormSection>
  );
}
