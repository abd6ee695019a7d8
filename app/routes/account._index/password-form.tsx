import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";

export function PasswordForm({ form, email }: { form: ReplyForm; email: string }) {
  const t = useTranslations("accounts");
  return (
    <PostForm document>
      <input type="hidden" name="act" value="password" />
      {/* Tells password managers which account the password belongs to. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField
        field={form.field("present")}
        label={t("fields.present")}
        type="password"
        autoComplete="current-password"
        required
        width="md"
      />
      <TextField
        field={form.field("password")}
        label={t("fields.newPassword")}
        hint={t("fields.passwordHint")}
        type="password"
        autoComplete="new-password"
        required
        width="md"
      />
      <div className="row">
        <SubmitButton tone="secondary">{t("account.changePassword")}</SubmitButton>
      </div>
    </PostForm>
  );
}
