import { useLocale, useTranslations } from "use-intl";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { formatMoneyRange } from "#app/i18n/format.ts";
import type { InstrumentFields } from "./builder-fields.tsx";

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
          large={unit}
          hint={
            offer.asked.maxFen === null
              ? undefined
              : offer.asked.maxFen === 0n
                ? t("price.met")
                : t("price.asked", {
                    range: formatMoneyRange(locale, offer.asked.minFen, offer.asked.maxFen),
                  })
          }
        />
      ) : null}
    </>
  );
}
