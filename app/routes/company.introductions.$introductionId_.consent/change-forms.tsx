import { useLocale, useTranslations } from "use-intl";
import { ExtensionFields } from "#app/components/introductions/extension-fields.tsx";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { CHANGEABLE_GROUPS } from "#app/domain/codes/consents.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";

type ActiveConsent = NonNullable<Awaited<ReturnType<typeof readConsentAsCompany>>["active"]>;
type Change = { active: ActiveConsent; now: Date };

/** What to add, field groups or time, or the renewal of what is over: it is reviewed on a page of its own. */
export function ExtendConsent({ active, now }: Change) {
  const t = useTranslations("introduction.extension");
  const isOver = active.expiresAt <= now;
  const form = useActForm("review", { added: t("added"), days: t("days") }, { days: isOver ? "90" : "" });
  return (
    <More summary={t(isOver ? "renew" : "title")} open={isOver || form.isAnswered}>
      <ActForm form={form} button={t(isOver ? "actRenew" : "act")}>
        <ExtensionFields form={form} consent={active} now={now} />
      </ActForm>
    </More>
  );
}

/** Removes field groups, or sets an earlier end. */
export function NarrowConsent({ active }: Change) {
  const t = useTranslations("introduction.narrowing");
  const options = useOptions();
  const locale = useLocale();
  const form = useActForm("narrow", { without: t("without"), lastDay: t("lastDay") });
  const has = CHANGEABLE_GROUPS.filter((group) => active.fieldGroups.includes(group));
  return (
    <More summary={t("title")} open={form.isAnswered}>
      <PostForm id={form.id}>
        <p className="small muted">{t("note")}</p>
        <FormErrors errors={form.errors} refusal={form.refusal} />
        {has.length === 0 ? null : (
          <CheckboxesField
            {...form.labelled("without")}
            hint={t("identity")}
            column
            choices={options("fieldGroups", has)}
          />
        )}
        <DateField
          {...form.labelled("lastDay")}
          hint={t("lastDayHint", { day: formatDay(locale, lastDayOf(active.expiresAt)) })}
        />
        <div className="row">
          <SubmitButton tone="ending" act="narrow">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </More>
  );
}
