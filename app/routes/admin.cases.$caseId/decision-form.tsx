import { useTranslations } from "use-intl";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { INSTITUTION_REASONS, MODERATION_REASONS } from "#app/domain/codes/reasons.ts";
import { CaseClock } from "./case-clock.tsx";
import { type CaseView, DECISION } from "./view.ts";

/** The decision on a case: what, why, in which words, and by when an answer is needed. */
export function DecisionForm({ view, form }: { view: CaseView; form: ReplyForm }) {
  const t = useTranslations("admin.decision");
  const term = useTerm();
  const isProspect = view.submission !== null;
  const reasons = isProspect ? MODERATION_REASONS : INSTITUTION_REASONS;
  const group = isProspect ? "moderationReasons" : "institutionReasons";
  return (
    <PostForm id={DECISION} className="stick decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{t("title")}</h2>
      <CaseClock view={view} />
      <RadioField field={form.field("verdict")} label={t("what")} choices={useVerdicts(view)} column />
      <CheckboxesField
        field={form.field("codes")}
        label={t("codes")}
        choices={reasons.map((value) => ({ value, label: term(group, value) }))}
        column
      />
      <TextareaField field={form.field("note")} label={t("note")} rows={6} optional />
      <DateField field={form.field("answerBy")} label={t("answerBy")} />
      <div className="row">
        <SubmitButton name="act" value={isProspect ? "decide-prospect" : "decide-institution"}>
          {t("send")}
        </SubmitButton>
      </div>
      <p className="small muted">{t("hint")}</p>
    </PostForm>
  );
}

function useVerdicts({ submission, application }: CaseView) {
  const t = useTranslations("admin.decision");
  const changes = { value: "changes", label: t("changes"), note: t("changesNote") };
  if (submission) {
    const { version, liveVersion, mayBePublished } = submission;
    return [
      {
        value: "publish",
        label: t("publish", { version }),
        note: t(mayBePublished ? "publishNote" : "notWhileUnmet"),
        disabled: !mayBePublished,
      },
      changes,
      {
        value: "reject",
        label: t("reject"),
        note: liveVersion === null ? t("rejectNote") : t("rejectLiveNote", { live: liveVersion }),
      },
    ];
  }
  const isExpired =
    application?.checks.some(({ check, outcome }) => check === "expiry" && outcome === "not_met") ?? false;
  return [
    {
      value: "verify",
      label: t("verify"),
      note: t(isExpired ? "notWhileUnmet" : "verifyNote"),
      disabled: isExpired,
    },
    changes,
    {
      value: "refuse",
      label: t("refuse"),
      note: t(application?.before ? "refuseLiveNote" : "refuseNote"),
    },
  ];
}
