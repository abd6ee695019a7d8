import { useLocale, useTranslations } from "use-intl";
import { ExtensionFields } from "#app/components/introductions/extension-fields.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { CHANGEABLE_GROUPS } from "#app/domain/codes/consents.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";

type Standing = NonNullable<Awaited<ReturnType<typeof readConsentAsCompany>>["standing"]>;
type Change = { standing: Standing; now: Date };

/** Adds field groups, or time. */
export function Extend({ standing, now }: Change) {
  const t = useTranslations("introduction.extension");
  const { form: reply, refusal } = useReply("extend");
  const form = replyForm("extend", reply, { days: "" });
  return (
    <More summary={t("title")} open={reply != null || refusal != null}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ added: t("added"), days: t("days") })} />
        <RefusalNotice refusal={refusal} />
        <ExtensionFields form={form} standing={standing} now={now} />
        <div className="row">
          <SubmitButton name="act" value="extend">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </More>
  );
}

/** Removes field groups, or sets an earlier end. */
export function Narrow({ standing }: Change) {
  const t = useTranslations("introduction.narrowing");
  const term = useTerm();
  const locale = useLocale();
  const { form: reply, refusal } = useReply("narrow");
  const form = replyForm("narrow", reply, {});
  const has = CHANGEABLE_GROUPS.filter((group) => standing.fieldGroups.includes(group));
  return (
    <More summary={t("title")} open={reply != null || refusal != null}>
      <PostForm id={form.id}>
        <p className="small muted">{t("note")}</p>
        <ErrorSummary errors={form.summary({ without: t("without"), lastDay: t("lastDay") })} />
        <RefusalNotice refusal={refusal} />
        {has.length === 0 ? null : (
          <CheckboxesField
            field={form.field("without")}
            label={t("without")}
            hint={t("identity")}
            column
            choices={has.map((value) => ({ value, label: term("fieldGroups", value) }))}
          />
        )}
        <DateField
          field={form.field("lastDay")}
          label={t("lastDay")}
          hint={t("lastDayHint", { day: formatDay(locale, lastDayOf(standing.expiresAt)) })}
        />
        <div className="row">
          <SubmitButton tone="danger" name="act" value="narrow">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </More>
  );
}
