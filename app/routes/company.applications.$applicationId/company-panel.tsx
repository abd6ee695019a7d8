import { useTranslations } from "use-intl";
import {
  ApplicationClock,
  OverdueNote,
  StoppedDecision,
} from "#app/components/applications/application-clock.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";

type Read = Awaited<ReturnType<typeof readApplicationAsCompany>>;

interface CompanyPanelProps extends Pick<Read, "application" | "may" | "now"> {
  institution: string;
  /** How it ended, in words; null while it goes on. */
  ended: string | null;
}

/** Whose turn it is and by when, the state of the rest, and the way to the withdrawal. */
export function CompanyPanel({ application, may, institution, ended, now }: CompanyPanelProps) {
  const t = useTranslations("application");
  const { status, waitsOn, offerId, introductionId, decisionDaysLeft, prospectId } = application;
  return (
    <section className="decision" aria-labelledby="decision">
      <h2 id="decision">{t(waitsOn === null ? "clock.over" : "clock.next")}</h2>
      {ended === null ? null : <p>{ended}</p>}
      <ApplicationClock application={application} viewer="company" other={institution} now={now} />
      <OverdueNote application={application} now={now} />
      {status === "submitted" ? <p className="small">{t("clock.theirLook", { institution })}</p> : null}
      {status === "offered" ? <p className="small">{t("clock.offer")}</p> : null}
      {status === "incomplete" ? <StoppedDecision days={decisionDaysLeft} /> : null}
      <div className="row">
        {offerId === null ? null : (
          <LinkButton to={paths.company.offer(offerId)} tone="primary">
            {t("decide.toOffer")}
          </LinkButton>
        )}
        <LinkButton to={paths.company.introduction(introductionId)}>{t("company.toIntroduction")}</LinkButton>
      </div>
      {may.reRoute ? (
        <div className="decision__part">
          <p className="small">{t("company.reRouteNote")}</p>
          <div className="row">
            <LinkButton to={paths.company.askSeveral(prospectId)}>{t("company.reRoute")}</LinkButton>
          </div>
        </div>
      ) : null}
      {may.withdraw ? (
        <div className="decision__part">
          <p className="small">{t("company.withdrawNote", { institution })}</p>
          <div className="row">
            <LinkButton to={reviewPaths.endOfApplication(application.id)} tone="quiet">
              {t("company.withdraw")}
            </LinkButton>
          </div>
        </div>
      ) : null}
    </section>
  );
}
