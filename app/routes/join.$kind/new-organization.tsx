import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";

/** For signed-in people without an organization: only its name is missing. */
export function NewOrganization({ form }: { form: ReplyForm }) {
  const t = useTranslations("accounts");
  return (
    <PostForm document>
      <TextField
        field={form.field("organizationName")}
        label={t("fields.organizationName")}
        hint={t("fields.organizationNameHint")}
        autoComplete="organization"
        required
      />
      <div className="form-actions">
        <SubmitButton>{t("joinAs.open")}</SubmitButton>
      </div>
    </PostForm>
  );
}
