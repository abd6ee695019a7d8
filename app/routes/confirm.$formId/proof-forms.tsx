import { useTranslations } from "use-intl";
import type { ReactNode } from "react";
import { CodeField, DemoCode, RecoveryCodeField } from "#app/components/accounts/code-fields.tsx";
import { PasswordField } from "#app/components/ui/account-fields.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";

interface ProofFormsProps {
  /** What is sent again after the confirmation. */
  fields: readonly (readonly [string, string])[];
  hasFactor: boolean;
  isFresh: boolean;
  demoCode: string | null;
}

/** By a code, a recovery code, or without a second factor the password; each form carries what waits. */
export function ProofForms({ fields, hasFactor, isFresh, demoCode }: ProofFormsProps) {
  const t = useTranslations("accounts.factor");
  const form = usePageForm("confirm", {
    confirmationCode: t("fields.code"),
    confirmationRecoveryCode: t("fields.recoveryCode"),
    confirmationPassword: t("fields.password"),
  });
  if (isFresh) return <Proof fields={fields} submit={t("confirm.goOn")} />;
  if (!hasFactor) {
    return (
      <>
        <ErrorSummary errors={form.errors} />
        <Proof fields={fields} submit={t("confirm.code")}>
          <PasswordField {...form.labelled("confirmationPassword")} />
        </Proof>
      </>
    );
  }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <Proof fields={fields} submit={t("confirm.code")}>
        <CodeField field={form.field("confirmationCode")} />
        <DemoCode code={demoCode} />
      </Proof>
      <More summary={t("confirm.recovery")}>
        <Proof fields={fields} submit={t("confirm.code")}>
          <RecoveryCodeField field={form.field("confirmationRecoveryCode")} />
        </Proof>
      </More>
    </>
  );
}

interface ProofProps extends Pick<ProofFormsProps, "fields"> {
  submit: string;
  children?: ReactNode;
}

function Proof({ fields, submit, children }: ProofProps) {
  return (
    <PostForm document submit={submit}>
      {fields.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      {children}
    </PostForm>
  );
}
