import { useTranslations } from "use-intl";
import { LanguageField } from "#app/components/accounts/language-field.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";

export function PersonForm({ form }: { form: ReplyForm }) {
  const t = useTranslations("accounts");
  return (
    <PostForm document>
      <input type="hidden" name="act" value="person" />
      <TextField
        field={form.field("name")}
        label={t("fields.name")}
        autoComplete="name"
        required
        width="md"
      />
      <LanguageField form={form} />
      <div className="row">
        <SubmitButton>{t("account.save")}</SubmitButton>
      </div>
    </PostForm>
  );
}
