import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { DisputeEvidence, type Evidence, type EvidenceOpening } from "./dispute-evidence.tsx";
import type { DisputeTurn } from "./dispute-notice.tsx";
import { DisputedPayment, DisputeStatements, type RecordedDispute } from "./dispute-record.tsx";
import { usePartyName } from "./party-names.ts";
import { TurnClock } from "./turn-clock.tsx";

export interface DisputePageProps {
  title: string;
  dispute: RecordedDispute;
  isMasked: boolean;
  evidence: readonly Evidence[];
  openings: readonly EvidenceOpening[];
  turn: (DisputeTurn & { workingDays: number }) | null;
  now: Date;
  viewer: "company" | "institution" | "admin";
  names: Readonly<Record<"company" | "institution", string>>;
  /** To an admin: another one decides on what they found. */
  isAnothers?: boolean;
  crumbs: readonly { label: string; to: string }[];
  fileTo: (evidenceId: string) => string;
  /** The reader's actions. */
  children?: ReactNode;
}

/**
 * One dispute: the same record for both sides and the admin. Beside it, and on a phone before it, whose turn it is and what
 * is disputed; after it the reader's actions.
 */
export function DisputePage({
  title,
  dispute,
  isMasked,
  evidence,
  openings,
  turn,
  now,
  viewer,
  names,
  isAnothers = false,
  crumbs,
  fileTo,
  children,
}: DisputePageProps) {
  const t = useTranslations("dispute");
  const reversals = useTranslations("deal.reversals.disputed");
  const roles = useTranslations("common.roles");
  const turnName = usePartyName(viewer, names);
  const nameOf = (who: "company" | "institution" | "admin") =>
    who === viewer ? roles("you") : turnName(who);
  return (
    <>
      <PageHeader title={title} crumbs={{ label: t("crumbs"), items: crumbs }}>
        <StateBadge of="dispute" state={dispute.status} />
        <span className="nowrap">{runningNumber("deal", dispute.dealNumber)}</span>
        <span>{t("both")}</span>
      </PageHeader>
      <LazyStaleFormNotice />
      <div className="split split--panel-end split--panel-first">
        <div className="stack-lg">
          {turn === null ? null : (
            <TurnClock
              label={t("turn")}
              who={isAnothers ? t("anotherAdmin") : turnName(turn.who)}
              act={turn.who === "admin" ? "decide" : "answer"}
              startedAt={dispute.answeredAt ?? dispute.openedAt}
              dueAt={turn.dueAt}
              now={now}
              workingDays={turn.workingDays}
              note={dispute.reversalId === null ? t("frozen") : reversals("frozen")}
            />
          )}
          <DisputedPayment dispute={dispute} />
        </div>
        <div className="stack-lg">
          <DisputeStatements dispute={dispute} isMasked={isMasked} nameOf={nameOf} />
          <DisputeEvidence
            evidence={evidence}
            openings={openings}
            viewer={viewer}
            nameOf={nameOf}
            fileTo={fileTo}
          />
        </div>
        <div className="stack-lg">{children}</div>
      </div>
    </>
  );
}
