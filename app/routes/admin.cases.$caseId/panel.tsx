import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { CheckboxesField, RadioField } from "#app/components/ui/choices.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField } from "#app/components/ui/inputs.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { CaseView } from "./format-case.server.ts";
import { DECISION } from "./decision.ts";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";

interface Props {
  view: CaseView;
  form: LabelledForm<string>;
}

/** Beside the case: the decision, the hearing of an appeal, or the state for readers who cannot decide it now. */
export function Panel({ view, form }: Props) {
  if (view.can.hear) return <AppealForm view={view} form={form} />;
  return view.can.decide ? <Decision view={view} form={form} /> : <Outcome view={view} />;
}

/** The form: decision, reason, text, and the deadline for an answer. */
function Decision({ view, form }: Props) {
  const t = useTranslations("admin.decision");
  const act = view.party === "company" ? "decide-prospect" : "decide-institution";
  return (
    <PostForm id={DECISION} className="stick decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{t("title")}</h2>
      <CaseClock view={view} />
      <CheckSummary view={view} />
      <RadioField {...form.labelled("verdict")} choices={view.verdicts} column />
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
    </PostForm>
  );
}

/** The company's appeal, and the choice to uphold or overturn the rejection. */
function AppealForm({ view, form }: Props) {
  const t = useTranslations("admin.decision");
  const appeal = useTranslations("admin.appeal");
  return (
    <ButtonForm
      id={DECISION}
      className="stick decision"
      aria-labelledby="appeal-title"
      act="decide-appeal"
      button={t("send")}
    >
      <h2 id="appeal-title">{appeal("title")}</h2>
      <CaseClock view={view} />
      <AppealWords view={view} />
      <RadioField {...form.labelled("verdict")} choices={view.verdicts} column />
      <TextareaField {...form.labelled("note")} rows={5} />
    </ButtonForm>
  );
}

/** The case is free, taken by somebody else, sent back, in another admin's hearing, or decided. */
function Outcome({ view }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const appeal = useTranslations("admin.appeal");
  const { case: row, can, outcome, decision, now } = view;
  const isTheirs = row.status === "awaiting_party";
  const isAppealed = row.status === "appealed";
  return (
    <aside id={DECISION} className="stick decision" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{isAppealed ? appeal("title") : t(isTheirs ? "asked" : "outcome")}</h2>
      {can.assign || isTheirs || isAppealed ? <CaseClock view={view} /> : null}
      {can.take ? (
        <ButtonForm act="take" button={t("take")}>
          <p className="small muted">{t("takeFirst")}</p>
        </ButtonForm>
      ) : null}
      {can.assign && !can.take ? <p>{t("heldByOther", { name: row.holderName ?? "" })}</p> : null}
      {isTheirs ? <p className="small muted">{t("waitsOnThem")}</p> : null}
      {isAppealed ? (
        <>
          <WhoMayDecide view={view} />
          <AppealWords view={view} />
        </>
      ) : null}
      {outcome !== null && row.decidedAt ? (
        <p>
          {t.rich("outcomeAt", {
            decision: outcome,
            when: () => <Deadline at={row.decidedAt ?? now} now={now} />,
          })}
        </p>
      ) : null}
      {decision.length > 0 ? <FactList facts={decision} /> : null}
    </aside>
  );
}

/** Who can decide an appeal that the reader can't, or what to do where nobody can. */
function WhoMayDecide({ view: { eligibleAdmins, mayAppoint } }: { view: CaseView }) {
  const t = useTranslations("admin.appeal");
  if (eligibleAdmins !== "")
    return (
      <p className="muted">
        {t("notYours")} {t("couldDecide", { names: eligibleAdmins })}
      </p>
    );
  return (
    <div className="notice notice--due">
      <p>
        {t("notYours")} {t("nobodyElse")}
      </p>
      <p>
        {mayAppoint
          ? t.rich("appoint", { a: (words) => <Link to={adminPaths.team()}>{words}</Link> })
          : t("askSecurity")}
      </p>
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

function AppealWords({ view: { appealWords } }: { view: CaseView }) {
  const t = useTranslations("admin.appeal");
  if (appealWords === null) return null;
  return (
    <div>
      <h3>{t("words")}</h3>
      <p className="whitespace-pre-line">{appealWords}</p>
    </div>
  );
}

/** Who must act by when: admins, or the party while it is sent back. */
function CaseClock({ view: { case: row, name, party, now } }: { view: CaseView }) {
  const roles = useTranslations("common.roles");
  const isTheirs = row.status === "awaiting_party";
  return (
    <Clock
      who={isTheirs ? name : row.isMine ? "you" : roles("platform")}
      act={isTheirs ? "change" : party === "company" ? "decide" : "verify"}
      startedAt={row.waitingSince}
      dueAt={row.dueAt}
      now={now}
      workingDays={row.workingDays}
    />
  );
}

/** On a phone the panel is below a long page: its clock stays visible, with a link to it. */
export function LiveBar({ view: { case: row, can, now } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const clock = useTranslations("common.clock");
  if (!can.assign && !can.hear) return null;
  return (
    <div className="live-bar">
      <span>{clock(now > row.dueAt ? "late" : "left", { days: row.workingDays })}</span>
      <a href={`#${DECISION}`}>{t("toDecision")}</a>
    </div>
  );
}
