import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { FieldLink } from "#app/components/prospects/field-link.tsx";
import { TeaserCard } from "#app/components/prospects/teaser-card.tsx";
import { TeaserFacts, TeaserTextsView } from "#app/components/prospects/teaser-texts.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import type { ProspectPreview } from "#app/services/prospects/preview-prospect.server.ts";
import { ClosedNotice, ReviewNotice } from "#app/components/prospects/editor/step-notes.tsx";
import type { AskFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { AskFitPanel } from "#app/components/prospects/editor/ask-fit.tsx";
import { StepFrame } from "#app/components/prospects/editor/step-frame.tsx";
import { DisclosurePart } from "./disclosure.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

type Preview = Omit<ProspectPreview, "fit">;

interface TeaserStepProps {
  read: Preview;
  fit: AskFitTexts;
  /** The words of the link to the ask on one page. */
  toBrief: string;
}

/** The teaser exactly as an institution will see it, what is still missing, and the submission. */
export function TeaserStep({ read, fit, toBrief }: TeaserStepProps) {
  const t = useTranslations("prospect");
  const reply = useReply();
  const isDisclosure = reply.act === "disclose";
  const form = replyForm(isDisclosure ? "disclosure" : "submission", reply.form);
  return (
    <StepFrame
      read={read}
      step="teaser"
      aside={<AskFitPanel isBeside loaded={fit} />}
      status={
        read.whyNotEdit === null ? (
          <Link to={paths.company.prospectStep(read.prospect.id, "brief")}>{toBrief}</Link>
        ) : null
      }
      errors={
        <ErrorSummary errors={form.summary({ keep: t("disclosure.keep"), isTrue: t("submit.heading") })} />
      }
    >
      <div className="stack-lg">
        <ReviewNotice read={read} />
        <ClosedNotice read={read} />
        <RefusalNotice refusal={reply.refusal} />
        <Lacks read={read} />
        <Findings read={read} list="findings" />
        <Findings read={read} list="agreedFindings" />
        <Findings read={read} list="namedFindings" />
        <Shown read={read} />
        <DisclosurePart read={read} />
        {read.whyNotEdit === null && read.lacks.length === 0 ? <Submission read={read} /> : null}
      </div>
    </StepFrame>
  );
}

function Lacks({ read }: { read: Preview }) {
  const t = useTranslations("prospect.teaser");
  if (read.lacks.length === 0) return null;
  return (
    <Notice tone="due" title={t("missingTitle")}>
      <p>{t("missingCount", { count: read.lacks.length })}</p>
      <ul className="plain-list">
        {read.lacks.map(({ step, field, kind }) => (
          <li key={`${step}.${field}`}>
            <FieldLink prospectId={read.prospect.id} path={`${step}.${field}`} />{" "}
            <span className="muted">{t(kind)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface FindingsProps {
  read: Preview;
  list: "findings" | "agreedFindings" | "namedFindings";
}

function Findings({ read, list }: FindingsProps) {
  const t = useTranslations("prospect.teaser");
  const findings = read[list];
  if (findings.length === 0) return null;
  return (
    <Notice tone="due" title={t(`${list}Title`)}>
      <p>{t(`${list}Text`)}</p>
      <ul className="plain-list">
        {findings.map(({ field, found, fact }) => (
          <li key={`${field} ${found} ${fact}`}>
            <FieldLink prospectId={read.prospect.id} path={field} />: <mark>{t("finding", { found })}</mark>{" "}
            {fact ? <span className="muted">{t(`facts.${fact}`)}</span> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Shown({ read }: { read: Preview }) {
  const t = useTranslations("prospect.teaser");
  const { teaser, prospect } = read;
  return (
    <Section id="preview" title={t(read.disclosure?.counted ? "heading" : "headingNext")} spaced={false}>
      {teaser === null ? (
        <p className="muted">{t("notYet")}</p>
      ) : (
        <>
          <TeaserCard
            teaser={{
              ...teaser,
              number: runningNumber("prospect", prospect.number),
            }}
          >
            <TeaserTextsView texts={teaser} />
          </TeaserCard>
          <TeaserFacts
            teaser={{
              ...teaser,
              number: runningNumber("prospect", prospect.number),
            }}
          />
        </>
      )}
      <p className="note-line">{t("hidden")}</p>
    </Section>
  );
}

function Submission({ read }: { read: Preview }) {
  const t = useTranslations("prospect.submit");
  const locale = useLocale();
  const { prospect, changed, isMaterial, now } = read;
  const deadline = formatDeadline(locale, read.answerBy, now);
  const isLive = changed !== null && prospect.liveVersion !== null;
  const version = String(prospect.liveVersion ?? 0);
  if (isLive && changed.length === 0) return <p className="muted">{t("unchanged", { version })}</p>;
  return (
    <Section id="submission" title={t("heading")} spaced={false}>
      <p>
        {isLive && !isMaterial
          ? t("immediate")
          : isLive
            ? t("changeText", { deadline, version })
            : t("text", { deadline })}
      </p>
      <PostForm
        sent={{ act: "submit", revision: prospect.draftRevision, isTrue: "on" }}
        submit={t(isLive ? "change" : prospect.latestVersion > 0 ? "again" : "button")}
      >
        <p>{t("declare")}</p>
      </PostForm>
    </Section>
  );
}
