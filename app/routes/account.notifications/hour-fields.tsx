import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** The hour of the digest, and the quiet hours. */
export function HourFields({ form }: { form: LabelledForm<string> }) {
  const t = useTranslations("notifications.emails");
  return (
    <>
      <SelectField {...form.labelled("digestHour")} hint={t("digestHint")} options={hours} width="sm" />
      <SelectField
        {...form.labelled("quietFrom")}
        hint={t("quietHint")}
        options={hours}
        blank={t("noQuiet")}
        optional
        width="sm"
      />
      <SelectField
        {...form.labelled("quietUntil")}
        options={hours}
        blank={t("noQuiet")}
        optional
        width="sm"
      />
      <CheckboxField {...form.labelled("quietOnRestDays")} note={t("restDaysNote")} />
    </>
  );
}
