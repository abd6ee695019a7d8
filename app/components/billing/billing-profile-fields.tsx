import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import type { BillingProfile } from "#app/domain/billing/billing-profile.ts";
import { FAPIAO_KINDS } from "#app/domain/billing/fapiao.ts";
import { locales } from "#app/i18n/locale.ts";

/** Whom invoices and fapiao are made out to, and where they are sent. */
export function BillingProfileFields({ form: { labelled } }: { form: LabelledForm<keyof BillingProfile> }) {
  const t = useTranslations("billing.pricing.profile");
  const kinds = useTranslations("billing.pricing.fapiaoKinds");
  return (
    <>
      <FormSection title={t("buyer")} text={t("buyerText")}>
        <TextField {...labelled("title")} autoComplete="organization" required />
        <TextField
          {...labelled("taxNumber")}
          autoComplete="off"
          hint={t("fields.taxNumberHint")}
          width="md"
          required
        />
        <RadioField
          {...labelled("fapiaoKind")}
          choices={FAPIAO_KINDS.map((value) => ({ value, label: kinds(value) }))}
        />
      </FormSection>
      <FormSection title={t("bank")} text={t("bankText")}>
        <TextField {...labelled("address")} autoComplete="off" optional />
        <TextField {...labelled("phone")} type="tel" autoComplete="tel" width="md" optional />
        <TextField {...labelled("bankName")} autoComplete="off" optional />
        <TextField {...labelled("bankAccount")} autoComplete="off" inputMode="numeric" width="md" optional />
      </FormSection>
      <FormSection title={t("delivery")} text={t("deliveryText")}>
        <TextField {...labelled("email")} type="email" autoComplete="email" required />
        <RadioField
          {...labelled("locale")}
          choices={locales.map((value) => ({ value, label: t(`locales.${value}`) }))}
        />
      </FormSection>
    </>
  );
}
