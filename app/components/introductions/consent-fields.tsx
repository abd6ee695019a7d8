import { useLocale, useTranslations } from "use-intl";
import { CONSENT_DAYS, CONSENT_PURPOSES, FIELD_GROUPS } from "#app/domain/codes/consents.ts";
import { formatDay } from "#app/i18n/format.ts";
import { addDays } from "#app/lib/days.ts";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm, useOptions } from "#app/components/ui/term.tsx";

/** Labels of the fields below, for the error summary. */
export function useConsentLabels() {
  const t = useTranslations("introduction.consent");
  return { fieldGroups: t("groups"), purpose: t("purpose"), days: t("until"), message: t("message") };
}

/** What a company's new consent contains unless it chooses otherwise. */
export function usualConsent(purpose: string | null) {
  return {
    fieldGroups: ["identity", "contacts", "figures"],
    purpose: purpose ?? "assess_financing",
    days: "90",
  };
}

interface ConsentFieldsProps {
  form: ReplyForm;
  institution: string;
  today: string;
}

/** Fields of a consent: field groups, purpose, end. */
export function ConsentFields({ form, institution, today }: ConsentFieldsProps) {
  const t = useTranslations("introduction.consent");
  const term = useTerm();
  const options = useOptions();
  const locale = useLocale();
  return (
    <>
      <CheckboxesField
        field={form.field("fieldGroups")}
        label={t("maySee", { institution })}
        hint={t("identityHint")}
        column
        choices={FIELD_GROUPS.map((value) => ({
          value,
          label: term("fieldGroups", value),
          note: t(`notes.${value}`),
        }))}
      />
      <RadioField
        field={form.field("purpose")}
        label={t("purpose")}
        hint={t("purposeHint")}
        column
        choices={options("consentPurposes", CONSENT_PURPOSES)}
      />
      <RadioField
        field={form.field("days")}
        label={t("until")}
        hint={t("untilHint")}
        column
        choices={CONSENT_DAYS.map((days) => ({
          value: String(days),
          label: t("days", { days }),
          note: t("to", { day: formatDay(locale, addDays(today, days)) }),
        }))}
      />
    </>
  );
}
