import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { paths } from "#app/shared/paths.ts";
import type { EligibleFunder } from "./shapes.ts";
import { useInstitutionOf } from "#app/components/public/institution-name.ts";

interface FunderActionsProps {
  funder: EligibleFunder;
  prospectId: string;
  now: Date;
}

/** What a company can do about an eligible mandate, or its state with it. */
export function FunderActions({ funder, prospectId, now }: FunderActionsProps) {
  const t = useTranslations("matching.funders");
  const nameOf = useInstitutionOf();
  const { mandate, running, stoppedOn } = funder;
  const institution = nameOf(mandate);
  const of = <span className="visually-hidden"> {institution}</span>;
  if (running === null && stoppedOn !== null) {
    return (
      <>
        <p className="list-card__state small muted">{t("stopped")}</p>
        <div className="list-card__actions">
          <Link className="btn btn-secondary btn-sm" to={paths.company.introduction(stoppedOn)}>
            {t("lift")}
            {of}
          </Link>
        </div>
      </>
    );
  }
  if (running === null) {
    return (
      <div className="list-card__actions">
        <Link className="btn btn-primary btn-sm" to={paths.company.askFor(prospectId, mandate.id)}>
          {t("request")}
          {of}
        </Link>
      </div>
    );
  }
  if (running.offerId !== null) {
    return (
      <>
        <p className="list-card__state">
          <Badge tone="open">{t("offer")}</Badge>
        </p>
        <div className="list-card__actions">
          <Link className="btn btn-secondary btn-sm" to={paths.company.offer(running.offerId)}>
            {t("seeOffer")}
            {of}
          </Link>
        </div>
      </>
    );
  }
  const isOpen = running.status === "requested" || running.status === "consent_pending";
  const yours = isOpen && running.requestedBy === "institution";
  return (
    <>
      <div className="list-card__state">
        <Badge tone={yours ? "due" : isOpen ? "open" : "done"}>
          {t(yours ? "askedYou" : isOpen ? "asked" : "consented")}
        </Badge>
        {isOpen && running.answerBy !== null && running.workingDays !== null ? (
          <Clock
            who={yours ? "you" : institution}
            act={yours ? "consent" : "answer"}
            startedAt={running.requestedAt}
            dueAt={running.answerBy}
            now={now}
            workingDays={running.workingDays}
          />
        ) : null}
      </div>
      <div className="list-card__actions">
        <Link
          className={`btn btn-sm ${yours ? "btn-primary" : "btn-secondary"}`}
          to={paths.company.introduction(running.id)}
        >
          {t(yours ? "read" : "open")}
          {of}
        </Link>
      </div>
    </>
  );
}
