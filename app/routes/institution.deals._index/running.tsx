import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import type { SeenIntroduction } from "#app/domain/matching/seen-deal.ts";
import { paths } from "#app/http/paths.ts";

/** What runs on a deal already: what it waits for, and where it is. */
export function Running({ introduction, now }: { introduction: SeenIntroduction; now: Date }) {
  const t = useTranslations("matching.deals");
  const { id, status, requestedBy, requestedAt, answerBy, workingDays } = introduction;
  const yours = requestedBy === "company" && status === "requested";
  const isOpen = status === "requested" || status === "consent_pending";
  return (
    <>
      <div className="deal__state">
        {yours ? null : (
          <Badge tone={isOpen ? "open" : "done"}>{t(isOpen ? "requested" : "consented")}</Badge>
        )}
        {isOpen && answerBy !== null && workingDays !== null ? (
          <Clock
            who={yours ? "you" : t("theCompany")}
            act={yours ? "answer" : "consent"}
            startedAt={requestedAt}
            dueAt={answerBy}
            now={now}
            workingDays={workingDays}
          />
        ) : null}
      </div>
      <div className="deal__actions">
        <Link
          className={`btn btn-sm ${yours ? "btn-primary" : "btn-secondary"}`}
          to={paths.institution.introduction(id)}
        >
          {t(yours ? "accept" : "openIntroduction")}
        </Link>
      </div>
    </>
  );
}
