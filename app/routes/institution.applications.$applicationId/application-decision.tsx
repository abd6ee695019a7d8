import { useTranslations } from "use-intl";
import type { Horizon } from "#app/domain/horizons.ts";
import {
  ApplicationClock,
  OverdueNote,
  StoppedDecision,
} from "#app/components/applications/application-clock.tsx";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { DeclineApplicationForm, ReopenForm, RequestItemsForm } from "./decision-forms.tsx";

type Read = Awaited<ReturnType<typeof readApplicationAsInstitution>>;

interface ApplicationDecisionProps extends Pick<Read, "application" | "may" | "now" | "today"> {
  company: string;
  deadline: Horizon;
}

/** Whose turn it is by when, and the institution's actions. */
export function ApplicationDecision({
  application,
  may,
  company,
  now,
  today,
  deadline,
}: ApplicationDecisionProps) {
  const t = useTranslations("application");
  const { status, waitsOn, offerId, introductionId, decisionDaysLeft } = application;
  return (
    <section className="decision stick" aria-labelledby="decision">
      <h2 id="decision">{t(waitsOn === null ? "clock.over" : "clock.next")}</h2>
      <ApplicationClock application={application} viewer="institution" other={company} now={now} />
      <OverdueNote application={application} now={now} />
      {status === "submitted" ? <p className="small">{t("clock.firstLook")}</p> : null}
      {status === "offered" ? <p className="small">{t("clock.offer")}</p> : null}
      {status === "incomplete" ? <StoppedDecision days={decisionDaysLeft} /> : null}
      {may.complete ? (
        <Act act="complete" label={t("decide.complete")} note={t("decide.completeNote")} />
      ) : null}
      {may.review ? <Act act="review" label={t("decide.review")} /> : null}
      {may.offer ? (
        <div className="row">
          <LinkButton
            to={paths.institution.introduction(introductionId)}
            tone={may.complete || may.review ? "secondary" : "primary"}
          >
            {t("decide.offer")}
          </LinkButton>
        </div>
      ) : null}
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
      {may.request ? <RequestItemsForm today={today} deadline={deadline} /> : null}
      {may.decline ? <DeclineApplicationForm /> : null}
      {may.reopen ? <ReopenForm /> : null}
    </section>
  );
}

function Act({ act, label, note }: { act: string; label: string; note?: string }) {
  const { refusal } = useReply(act);
  return (
    <ButtonForm act={act} button={label}>
      <RefusalNotice refusal={refusal} />
      {note === undefined ? null : <p className="small">{note}</p>}
    </ButtonForm>
  );
}
