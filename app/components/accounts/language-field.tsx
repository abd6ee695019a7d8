import { useTranslations } from "use-intl";
import { locales } from "#app/i18n/locale.ts";
import { RadioField } from "../ui/choices.tsx";
import type { ReplyForm } from "../ui/reply-form.ts";

/** Each language is labelled in its own language, so that readers of no other language find it. */
export function LanguageField({ form }: { form: ReplyForm }) {
  const t = useTranslations("accounts.fields");
  return (
    <RadioField
      field={form.field("locale")}
      label={t("locale")}
      choices={locales.map((locale) => ({
        value: locale,
        label: <span lang={locale}>{t(`languages.${locale}`)}</span>,
      }))}
    />
  );
}
