import { useTranslations } from "use-intl";
import { TextField } from "../ui/inputs.tsx";
import type { ReplyForm } from "../ui/reply-form.ts";
import { LanguageField } from "./language-field.tsx";

/** Name and password fields of a new person. */
export function PersonFields({ form }: { form: ReplyForm }) {
  const t = useTranslations("accounts.fields");
  return (
    <>
      <TextField field={form.field("name")} label={t("name")} autoComplete="name" required width="md" />
      <TextField
        field={form.field("password")}
        label={t("password")}
        hint={t("passwordHint")}
        type="password"
        autoComplete="new-password"
        required
        width="md"
      />
      <LanguageField form={form} />
    </>
  );
}
