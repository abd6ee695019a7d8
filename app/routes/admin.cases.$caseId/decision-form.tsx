import { useTranslations } from "use-intl";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField } from "#app/components/ui/inputs.tsx";
import type { CaseView } from "./format-case.server.ts";
import { DECISION, type DecidingProps } from "./decision.ts";
import { CaseClock } from "./case-clock.tsx";
import { PublicationFollows } from "./publication-follows.tsx";

/** The form: decision, reason, text, and the deadline for an answer. */
export function DecisionForm({ view, form }: DecidingProps) {
  const t = useTranslations("admin.decision");
  const act = view.party === "company" ? "decide-prospect" : "decide-institution";
  return (
    <PostForm
      id={DECISION}
      className="stick decision"
      aria-labelledby="decision-title"
      sent={{
        version: view.version ?? 0,
        ...(view.party === "company" ? { ends: view.fills.mark, teaser: view.teaserMark } : {}),
      }}
    >
      <h2 id="decision-title">{t("title")}</h2>
      <CaseClock view={view} />
      <CheckSummary view={view} />
      <RadioField {...form.labelled("verdict")} choices={view.verdicts} column />
      <PublicationFollows fills={view.fills} />
      <div className="decision__no">
        <CheckboxesField {...form.labelled("codes")} choices={view.reasons} column />
      </div>
      <TextareaField {...form.labelled("note")} rows={4} optional />
      <div className="decision__changes">
        <DateField {...form.labelled("answerBy")} within={view.answerWithin} />
      </div>
      <div className="row">
        <SubmitButton act={act}>{t("send")}</SubmitButton>
      </div>
      <p className="small muted">{t("hint")}</p>
      <ToRefusal refusal={view.refusal} />
    </PostForm>
  );
}

/** The refusal of a first application ends it for good: it is decided on its review. */
function ToRefusal({ refusal }: Pick<CaseView, "refusal">) {
  if (refusal === null) return null;
  return (
    <div className="stack decision__part">
      <p className="small">{refusal.note}</p>
      <div className="row">
        <LinkButton to={refusal.to}>{refusal.link}</LinkButton>
      </div>
    </div>
  );
}

/** What the checks found, in the first screen beside the decision; it leads to them. */
function CheckSummary({ view: { checks } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const count = (wanted: string) => checks.filter(({ outcome }) => outcome === wanted).length;
  return (
    <p className="small">
      {t("checks")}{" "}
      <a href="#checks">
        {t("checksNote", { met: count("met"), not: count("not_met"), unknown: count("unknown") })}
      </a>
    </p>
  );
}
