import { useTranslations } from "use-intl";
import { FormSection } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { BuilderFields } from "./builder-fields.tsx";

/** The institution's promised speed, beside the measured one. */
export function SpeedField({ form, page: { drawdowns } }: BuilderFields) {
  const t = useTranslations("offer.builder.speed");
  const { deals, medianWorkingDays: days } = drawdowns;
  return (
    <FormSection title={t("title")} text={t("text")}>
      <NumberField
        {...form.labelled("drawdownDays")}
        unit={t("unit")}
        hint={days === null ? t("tooFew") : t("measured", { days: String(days), deals })}
        whole
        optional
      />
    </FormSection>
  );
}
