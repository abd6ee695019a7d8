import { useTranslations } from "use-intl";
import { LanguageField } from "#app/components/accounts/language-field.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

export function PersonForm({ form }: { form: LabelledForm<"name" | "locale"> }) {
  const t = useTranslations("accounts");
  return (
    <PostForm document sent={{ act: "person" }}>
      <TextField {...form.labelled("name")} autoComplete="name" required width="md" />
      <LanguageField {...form.labelled("locale")} />
      <div className="row">
        <SubmitButton>{t("account.save")}</SubmitButton>
      </div>
    </PostForm>
  );
}
