import { useTranslations } from "use-intl";
import { ExtensionFields } from "#app/components/introductions/extension-fields.tsx";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import type { readConsentAsInstitution } from "#app/services/introductions/read-consent-as-institution.server.ts";

type ActiveConsent = NonNullable<Awaited<ReturnType<typeof readConsentAsInstitution>>["active"]>;

/** An institution requests more field groups or more time, with a reason. */
export function AskForMore({ active, now }: { active: ActiveConsent; now: Date }) {
  const t = useTranslations("introduction.askMore");
  const words = useTranslations("introduction.extension");
  const labels = { added: words("added"), days: words("days"), words: t("words") };
  const form = useActForm("ask", labels, { days: "" });
  return (
    <ActForm form={form} button={t("act")}>
      <ExtensionFields form={form} consent={active} now={now} />
      <TextareaField {...form.labelled("words")} hint={t("wordsHint")} rows={3} />
    </ActForm>
  );
}
