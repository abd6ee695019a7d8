import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import type { Reply } from "#app/http/reply.ts";
import { PassPanel } from "./pass-panel.tsx";
import type { Deal } from "./shapes.ts";

/** Pursue or pass; once something runs, what it waits for and where it is. */
export function DealActions({
  deal,
  mandateId,
  query,
  now,
  reply,
}: {
  deal: Deal;
  mandateId: string;
  query: DealsQuery;
  now: Date;
  reply: Reply["form"];
}) {
  const t = useTranslations("matching.deals");
  const { introduction } = deal;
  if (introduction !== null) return <Running introduction={introduction} now={now} />;
  const anchor = `P-${deal.number}`;
  return (
    <div className="deal__actions">
      <Link className="btn btn-primary btn-sm" to={paths.institution.pursue(deal.id, mandateId)}>
        {t("pursue")}
        <span className="visually-hidden"> {anchor}</span>
      </Link>
      {query.pass === deal.id ? (
        <PassPanel deal={deal} mandateId={mandateId} query={query} reply={reply} />
      ) : (
        <Link
          className="btn btn-quiet btn-sm"
          to={`${dealsUrl(paths.institution.deals(), query, { after: query.after, pass: deal.id })}#${anchor}`}
          preventScrollReset
        >
          {t("pass.open")}
          <span className="visually-hidden"> {anchor}</span>
        </Link>
      )}
    </div>
  );
}

function Running({ introduction, now }: { introduction: NonNullable<Deal["introduction"]>; now: Date }) {
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
