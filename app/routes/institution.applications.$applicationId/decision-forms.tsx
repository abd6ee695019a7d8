import { useTranslations } from "use-intl";
import { CheckboxesField, CheckboxField } from "#app/components/ui/choices.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { REQUESTED_ITEMS } from "#app/domain/codes/items.ts";
import { DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import { useReply } from "#app/shared/reply.ts";
import { addDays } from "#app/lib/days.ts";

/** Default deadline for a company, in calendar days. */
const USUAL_DAYS = 7;

/** A collapsible part of the panel, opened if it has errors. */
function Part({ act, title, children }: { act: string; title: string; children: React.ReactNode }) {
  const { form, refusal } = useReply(act);
  return (
    <div className="decision__part">
      <More summary={title} open={form !== undefined || refusal !== undefined}>
        {children}
      </More>
    </div>
  );
}

export function RequestItemsForm({ today, deadline }: { today: string; deadline: Horizon }) {
  const t = useTranslations("application.request");
  const term = useTerm();
  const { form: reply, refusal } = useReply("request-items");
  const form = replyForm("request-items", reply, { dueOn: addDays(today, USUAL_DAYS) });
  return (
    <Part act="request-items" title={t("title")}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ items: t("items"), words: t("words"), dueOn: t("dueOn") })} />
        <RefusalNotice refusal={refusal} />
        <CheckboxesField
          field={form.field("items")}
          label={t("items")}
          column
          choices={REQUESTED_ITEMS.map((value) => ({ value, label: term("requestedItems", value) }))}
        />
        <TextareaField
          field={form.field("words")}
          label={t("words")}
          hint={t("wordsHint")}
          optional
          rows={2}
        />
        <DateField field={form.field("dueOn")} label={t("dueOn")} hint={t("note")} within={deadline} />
        <div className="row">
          <SubmitButton tone="secondary" name="act" value="request-items">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </Part>
  );
}

export function DeclineApplicationForm() {
  const t = useTranslations("application.decide");
  const term = useTerm();
  const { form: reply, refusal } = useReply("decline-application");
  const form = replyForm("decline-application", reply, {});
  const labels = { codes: t("codes"), note: t("note"), repairable: t("repairable"), repair: t("repair") };
  return (
    <Part act="decline-application" title={t("declineTitle")}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary(labels)} />
        <RefusalNotice refusal={refusal} />
        <CheckboxesField
          field={form.field("codes")}
          label={labels.codes}
          column
          choices={DECLINE_REASONS.map((value) => ({ value, label: term("declineReasons", value) }))}
        />
        <TextareaField
          field={form.field("note")}
          label={labels.note}
          hint={t("noteHint")}
          optional
          rows={2}
        />
        <CheckboxField field={form.field("repairable")} label={labels.repairable} />
        <TextareaField
          field={form.field("repair")}
          label={labels.repair}
          hint={t("repairHint")}
          optional
          rows={2}
        />
        <div className="row">
          <SubmitButton tone="danger" name="act" value="decline-application">
            {t("decline")}
          </SubmitButton>
        </div>
      </PostForm>
    </Part>
  );
}

export function ReopenForm() {
  const t = useTranslations("application.decide");
  const { form: reply, refusal } = useReply("reopen");
  const form = replyForm("reopen", reply, {});
  return (
    <PostForm id={form.id} className="decision__part">
      <h3>{t("reopenTitle")}</h3>
      <ErrorSummary errors={form.summary({ reopening: t("reopening") })} />
      <RefusalNotice refusal={refusal} />
      <TextareaField
        field={form.field("reopening")}
        label={t("reopening")}
        hint={t("reopenNote")}
        optional
        rows={2}
      />
      <div className="row">
        <SubmitButton name="act" value="reopen">
          {t("reopen")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
