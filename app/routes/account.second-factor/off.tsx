import { useTranslations } from "use-intl";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { FormSection, PostForm } from "#app/components/ui/form.tsx";
import { PasswordField } from "#app/components/ui/account-fields.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";

/** No second factor yet: the password begins it. */
export function FactorOff() {
  const t = useTranslations("accounts.factor");
  const form = useActForm("start", { password: t("fields.password") });
  return (
    <FormSection title={t("off.title")} text={t("off.text")}>
      <PostForm document sent={{ act: "start" }} submit={t("off.submit")}>
        <FormErrors errors={form.errors} refusal={form.refusal} />
        <PasswordField {...form.labelled("password")} />
      </PostForm>
    </FormSection>
  );
}
