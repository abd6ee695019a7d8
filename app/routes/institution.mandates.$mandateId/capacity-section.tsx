import { useLocale, useTranslations } from "use-intl";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import type { MandateUnit } from "#app/domain/mandates/form.ts";
import { formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import { RangeField } from "./range-field.tsx";
import type { EditedMandate } from "./shapes.ts";

interface CapacitySectionProps {
  form: LabelledForm<string>;
  unit: MandateUnit;
  mandate: EditedMandate;
  lprPercent: string | null;
}

/** The price band, budget, introduction cap and validity. */
export function CapacitySection({ form, unit, mandate, lprPercent }: CapacitySectionProps) {
  const t = useTranslations("mandate.edit");
  const locale = useLocale();
  const from = form.labelled("priceMinPercent");
  const to = form.labelled("priceMaxPercent");
  return (
    <FormSection id="price" title={t("parts.price")} text={t("parts.priceText")}>
      <RangeField
        legend={t("price")}
        optional
        hint={lprPercent === null ? undefined : priceHint(lprPercent)}
        from={from}
        to={to}
        unit="%"
      />
      <div className="fields-2">
        <NumberField
          {...form.labelled("budgetFen")}
          hint={t("budgetHint", { of: mandate.commitment, used: formatMoneyShort(locale, mandate.usedFen) })}
          unit={t(unit)}
          large={unit}
        />
        <NumberField
          {...form.labelled("introductionCap")}
          hint={t("capHint", { open: mandate.openIntroductions })}
          unit={t("atATime")}
          whole
        />
      </div>
      <div className="fields-2">
        <DateField {...form.labelled("validFrom")} within={mandate.validity.start} />
        <DateField {...form.labelled("validUntil")} within={mandate.validity.end} />
      </div>
    </FormSection>
  );

  /** The stored band as spreads over today's LPR. */
  function priceHint(lpr: string): string {
    const spread = (percent: string | undefined) =>
      percent === undefined || percent === "" ? null : Math.round((Number(percent) - Number(lpr)) * 100);
    const [least, most] = [spread(from.field.defaultValue), spread(to.field.defaultValue)];
    const rate = formatRate(lpr);
    return least === null || most === null || Number.isNaN(least + most)
      ? t("priceHintBare", { rate })
      : t("priceHint", { rate, from: String(least), to: String(most) });
  }
}
