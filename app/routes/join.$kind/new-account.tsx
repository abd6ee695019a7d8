import { useTranslations } from "use-intl";
import { PersonFields } from "#app/components/accounts/person-fields.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";

/** For new people: the organization, the person, and their credentials. */
export function NewAccount({ form }: { form: ReplyForm }) {
  const t = useTranslations("accounts");
  return (
    <PostForm>
      <TextField
        field={form.field("organizationName")}
        label={t("fields.organizationName")}
        hint={t("fields.organizationNameHint")}
        autoComplete="organization"
        required
      />
      <TextField
        field={form.field("email")}
        label={t("fields.email")}
        type="email"
        autoComplete="username"
        required
        width="md"
      />
      <PersonFields form={form} />
      <div className="form-actions">
        <SubmitButton>{t("joinAs.submit")}</SubmitButton>
      </div>
    </PostForm>
  );
}
