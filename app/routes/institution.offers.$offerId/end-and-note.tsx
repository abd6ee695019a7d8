import { useLocale, useTranslations } from "use-intl";
import { FormSection } from "#app/components/ui/form.tsx";
import { DateField, TextareaField } from "#app/components/ui/inputs.tsx";
import { formatDay } from "#app/i18n/format.ts";
import type { BuilderFields } from "./builder-fields.tsx";

/** Until when the offer can be accepted, and a note to the company. */
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
