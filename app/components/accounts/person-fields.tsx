import { useTranslations } from "use-intl";
import { TextField } from "../ui/inputs.tsx";
import { PasswordField } from "../ui/account-fields.tsx";
import { AgreementField } from "./agreement-field.tsx";
import { LanguageField } from "./language-field.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

/** Name and password fields of a new person, and what they accept. */
export function PersonFields({ form }: { form: LabelledForm<"name" | "password" | "locale" | "accepted"> }) {
  const t = useTranslations("accounts.fields");
  return (
    <>
      <TextField {...form.labelled("name")} autoComplete="name" required width="md" />
      <PasswordField {...form.labelled("password")} hint={t("passwordHint")} isNew />
      <LanguageField {...form.labelled("locale")} />
      <AgreementField {...form.labelled("accepted")} />
    </>
  );
}
