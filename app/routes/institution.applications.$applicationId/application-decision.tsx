import { useTranslations } from "use-intl";
import type { Horizon } from "#app/domain/horizons.ts";
import {
  ApplicationClock,
  clockActOf,
  OverdueNote,
  StoppedDecision,
  useApplicationSide,
} from "#app/components/applications/application-clock.tsx";
import { ButtonForm, type ButtonFormProps } from "#app/components/ui/act-form.tsx";
import { useClockLine } from "#app/components/ui/clock.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { OwnWhyNot } from "#app/components/organizations/own-why-not.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { LazyDecisionForms, LazyStartOffer } from "./lazy-parts.ts";

type Read = Awaited<ReturnType<typeof readApplicationAsInstitution>>;

interface ApplicationDecisionProps extends Pick<
  Read,
  | "application"
  | "may"
  | "whyNotOffer"
  | "whyNotReopen"
  | "owed"
  | "mark"
  | "offered"
  | "isReader"
  | "now"
  | "today"
> {
  company: string;
  deadline: Horizon;
}

/** Whose turn it is by when, and the institution's actions. */
export function ApplicationDecision({
  application,
  may,
  whyNotOffer,
  whyNotReopen,
  owed,
  mark,
  offered,
  isReader,
  company,
  now,
  today,
  deadline,
}: ApplicationDecisionProps) {
  const t = useTranslations("application");
  const own = useApplicationSide("institution");
  const { status, waitsOn, offerId, introductionId, decisionDaysLeft } = application;
  return (
    <section className="decision stick" aria-labelledby="decision">
      <h2 id="decision">{t(waitsOn === null ? "clock.over" : "clock.next")}</h2>
      <ApplicationClock application={application} viewer="institution" other={company} now={now} />
      <OverdueNote application={application} now={now} />
      {waitsOn === null && status !== "offered" ? (
        <p className="small">{t("clock.ended", { status })}</p>
      ) : null}
      {status === "submitted" ? (
        <p className="small">
          {own === "you" ? t("clock.firstLook") : t("clock.theirLook", { institution: own })}
        </p>
      ) : null}
      {status === "offered" ? <p className="small">{t("clock.offer")}</p> : null}
      {status === "incomplete" ? <StoppedDecision days={decisionDaysLeft} /> : null}
      {may.complete ? (
        <Act act="complete" label={t("decide.complete")} note={t("decide.completeNote")} sent={{ owed }} />
      ) : null}
      {may.review ? <Act act="review" label={t("decide.review")} /> : null}
      {may.offer ? (
        <LazyStartOffer
          offered={offered}
          action={`${paths.institution.introduction(introductionId)}?index`}
          tone={may.complete || may.review ? "secondary" : "primary"}
        />
      ) : null}
      {whyNotOffer === null ? null : <OwnWhyNot code={whyNotOffer} />}
      {whyNotReopen === null ? null : <OwnWhyNot code={whyNotReopen} />}
      {offerId === null ? null : (
        <div className="row">
          <LinkButton
            to={paths.institution.offer(offerId)}
            tone={may.complete || may.review ? "secondary" : "primary"}
          >
            {t("decide.toOffer")}
          </LinkButton>
        </div>
      )}
      {isReader ? <p className="small muted">{t("decide.reader")}</p> : null}
      <LazyDecisionForms may={may} mark={mark} today={today} deadline={deadline} />
    </section>
  );
}

/** The clock on a phone, which stays in view, and the way to the decision. */
export function DecisionBar({
  application,
  other,
  now,
}: Pick<Read, "application" | "now"> & { other: string }) {
  const t = useTranslations("application");
  const clock = useClockLine();
  const own = useApplicationSide("institution");
  const { status, waitsOn, clockFrom, dueAt, workingDaysLeft } = application;
  const act = clockActOf(status);
  if (waitsOn === null || dueAt === null || act === undefined) return null;
  return (
    <div className="live-bar">
      {clock({
        who: waitsOn === "institution" ? own : other,
        act,
        startedAt: clockFrom ?? dueAt,
        dueAt,
        now,
        workingDays: workingDaysLeft,
      })}
      <a href="#decision" className="btn btn-secondary btn-sm">
        {t("clock.toDecision")}
      </a>
    </div>
  );
}

interface ActProps extends Pick<ButtonFormProps, "act" | "sent"> {
  label: string;
  note?: string;
}

function Act({ act, label, note, sent }: ActProps) {
  const { refusal } = useReply(act);
  return (
    <ButtonForm act={act} button={label} sent={sent}>
      <RefusalNotice refusal={refusal} />
      {note === undefined ? null : <p className="small">{note}</p>}
    </ButtonForm>
  );
}
