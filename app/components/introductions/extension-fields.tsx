import { useLocale, useTranslations } from "use-intl";
import { CHANGEABLE_GROUPS, CONSENT_DAYS } from "#app/domain/codes/consents.ts";
import { endAfter, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";

interface ExtensionFieldsProps {
  form: ReplyForm;
  consent: { fieldGroups: readonly string[]; expiresAt: Date };
  now: Date;
}

/** What may be added to a consent: field groups that it doesn't include, and later ends; one that is over needs one. */
export function ExtensionFields({ form, consent, now }: ExtensionFieldsProps) {
  const t = useTranslations("introduction.extension");
  const notes = useTranslations("introduction.consent.notes");
  const term = useTerm();
  const locale = useLocale();
  const left = CHANGEABLE_GROUPS.filter((group) => !consent.fieldGroups.includes(group));
  const later = CONSENT_DAYS.filter((days) => endAfter(days, now) > consent.expiresAt);
  const day = formatDay(locale, lastDayOf(consent.expiresAt));
  return (
    <>
      {left.length === 0 ? null : (
        <CheckboxesField
          field={form.field("added")}
          label={t("added")}
          column
          choices={left.map((value) => ({ value, label: term("fieldGroups", value), note: notes(value) }))}
        />
      )}
      <RadioField
        field={form.field("days")}
        label={t("days")}
        column
        choices={[
          ...(consent.expiresAt > now ? [{ value: "", label: t("keep", { day }) }] : []),
          ...later.map((days) => ({
            value: String(days),
            label: t("inDays", { days }),
            note: t("to", { day: formatDay(locale, lastDayOf(endAfter(days, now))) }),
          })),
        ]}
      />
    </>
  );
}
