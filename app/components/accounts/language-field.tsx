import { useTranslations } from "use-intl";
import { locales } from "#app/i18n/locale.ts";
import { RadioField } from "../ui/choices.tsx";
import type { FieldTexts } from "#app/components/ui/field.tsx";

/** Each language is labelled in its own language, so that readers of no other language find it. */
export function LanguageField(words: Pick<FieldTexts, "field" | "label">) {
  const t = useTranslations("accounts.fields.languages");
  const choices = locales.map((value) => ({ value, label: <span lang={value}>{t(value)}</span> }));
  return <RadioField {...words} choices={choices} />;
}
