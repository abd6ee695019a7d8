import { useTranslations } from "use-intl";
import { CheckboxesField, CheckboxField } from "#app/components/ui/choices.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { REQUESTED_ITEMS } from "#app/domain/codes/items.ts";
import { DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { addDays } from "#app/lib/days.ts";
import { type ActReply, useActForm, ActForm } from "#app/components/ui/act-form.tsx";

/** Default deadline for a company, in calendar days. */
const USUAL_DAYS = 7;

/** A collapsible part of the panel, opened if it has errors. */
function Part({ act, title, children }: { act: ActReply<never>; title: string; children: React.ReactNode }) {
  return (
    <div className="decision__part">
      <More summary={title} open={act.isAnswered}>
        {children}
      </More>
    </div>
  );
}

function RequestItemsForm({ mark, today, deadline }: Omit<DecisionFormsProps, "may">) {
  const t = useTranslations("application.request");
  const options = useOptions();
  const labels = { items: t("items"), words: t("words"), dueOn: t("dueOn") };
  const form = useActForm("request-items", labels, { dueOn: addDays(today, USUAL_DAYS) });
  return (
    <Part act={form} title={t("title")}>
      <ActForm form={form} sent={{ shown: mark }} tone="secondary" button={t("act")}>
        <CheckboxesField
          {...form.labelled("items")}
          column
          choices={options("requestedItems", REQUESTED_ITEMS)}
        />
        <TextareaField {...form.labelled("words")} hint={t("wordsHint")} optional rows={2} />
        <DateField {...form.labelled("dueOn")} hint={t("note")} within={deadline} />
      </ActForm>
    </Part>
  );
}

function DeclineApplicationForm({ mark }: Pick<DecisionFormsProps, "mark">) {
  const t = useTranslations("application.decide");
  const options = useOptions();
  const labels = { codes: t("codes"), note: t("note"), repairable: t("repairable"), repair: t("repair") };
  const form = useActForm("decline-application", labels);
  return (
    <Part act={form} title={t("declineTitle")}>
      <ActForm form={form} sent={{ shown: mark }} tone="danger" button={t("decline")}>
        <CheckboxesField
          {...form.labelled("codes")}
          column
          choices={options("declineReasons", DECLINE_REASONS)}
        />
        <TextareaField {...form.labelled("note")} hint={t("noteHint")} optional rows={2} />
        <CheckboxField {...form.labelled("repairable")} />
        <TextareaField {...form.labelled("repair")} hint={t("repairHint")} optional rows={2} />
      </ActForm>
    </Part>
  );
}

function ReopenForm({ mark }: { mark: string }) {
  const t = useTranslations("application.decide");
  const form = useActForm("reopen", { reopening: t("reopening") });
  return (
    <PostForm id={form.id} className="decision__part" sent={{ shown: mark }}>
      <h3>{t("reopenTitle")}</h3>
      <FormErrors errors={form.errors} refusal={form.refusal} />
      <TextareaField {...form.labelled("reopening")} hint={t("reopenNote")} optional rows={2} />
      <div className="row">
        <SubmitButton act="reopen">{t("reopen")}</SubmitButton>
      </div>
    </PostForm>
  );
}

interface DecisionFormsProps {
  may: Readonly<Record<"request" | "decline" | "reopen", boolean>>;
  /** What the page shows, which the forms name. */
  mark: string;
  today: string;
  deadline: Horizon;
}

/** The institution's acts that need words or codes. */
export function DecisionForms({ may, mark, today, deadline }: DecisionFormsProps) {
  return (
    <>
      {may.request ? <RequestItemsForm mark={mark} today={today} deadline={deadline} /> : null}
      {may.decline ? <DeclineApplicationForm mark={mark} /> : null}
      {may.reopen ? <ReopenForm mark={mark} /> : null}
    </>
  );
}
