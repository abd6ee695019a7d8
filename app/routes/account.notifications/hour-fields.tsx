import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** The hour of the digest, and the quiet hours. */
export function HourFields({ form }: { form: ReplyForm }) {
  const t = useTranslations("notifications.emails");
  return (
    <>
      <SelectField
        field={form.field("digestHour")}
        label={t("digestHour")}
        hint={t("digestHint")}
        options={hours}
        width="sm"
      />
      <SelectField
        field={form.field("quietFrom")}
        label={t("quietFrom")}
        hint={t("quietHint")}
        options={hours}
        blank={t("noQuiet")}
        optional
        width="sm"
      />
      <SelectField
        field={form.field("quietUntil")}
        label={t("quietUntil")}
        options={hours}
        blank={t("noQuiet")}
        optional
        width="sm"
      />
      <CheckboxField
        field={form.field("quietOnRestDays")}
        label={t("quietOnRestDays")}
        note={t("restDaysNote")}
      />
    </>
  );
}
