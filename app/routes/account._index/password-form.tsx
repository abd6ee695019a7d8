import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PasswordField } from "#app/components/ui/account-fields.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

interface PasswordFormProps {
  form: LabelledForm<"present" | "password">;
  email: string;
}

export function PasswordForm({ form, email }: PasswordFormProps) {
  const t = useTranslations("accounts");
  return (
    <PostForm document sent={{ act: "password" }}>
      {/* Tells password managers which account the password belongs to. */}
      <input type="hidden" autoComplete="username" value={email} />
      <PasswordField {...form.labelled("present")} />
      <PasswordField {...form.labelled("password")} hint={t("fields.passwordHint")} isNew />
      <div className="row">
        <SubmitButton tone="secondary">{t("account.changePassword")}</SubmitButton>
      </div>
    </PostForm>
  );
}
