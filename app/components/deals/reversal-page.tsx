import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { agreementPath } from "#app/shared/reversal-paths.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { usePartyName, usePartyNames } from "./party-names.ts";
import { ReversalActs } from "./reversal-acts.tsx";
import type { ReversalPageProps } from "./shown-reversal.ts";
import { ReversalStatements } from "./reversal-statements.tsx";
import { ReversedDrawdown } from "./reversed-drawdown.tsx";
import { TurnClock } from "./turn-clock.tsx";

/** The reversal of one confirmed drawdown: the same record for both sides, and next to it the reader's acts. */
export function ReversalPage({ read, viewer }: ReversalPageProps) {
  const { title, drawdown, reversals, turn, may, now } = read;
  const t = useTranslations("deal.reversals");
  const names = usePartyNames(drawdown);
  const turnName = usePartyName(viewer, names, "pay");
  const crumbs = [{ label: t("toDeal"), to: paths[viewer].deal(drawdown.dealId) }];
  const latest = reversals[0];
  return (
    <>
      <PageHeader title={title} crumbs={{ label: t("crumbs"), items: crumbs }}>
        <StateBadge of="drawdown" state={drawdown.status} />
        <span className="nowrap">{runningNumber("deal", drawdown.dealNumber)}</span>
        <span>{t("both")}</span>
      </PageHeader>
      <LazyStaleFormNotice />
      <div className="split split--panel-end">
        <ReversalStatements read={read} names={names} viewer={viewer} />
        <div className="stack-lg">
          {turn === null ? null : (
            <TurnClock
              label={t("turn")}
              who={turnName(turn.who)}
              act="answer"
              startedAt={turn.from}
              dueAt={turn.dueAt}
              now={now}
              workingDays={turn.workingDays}
              note={t("counts")}
            />
          )}
          <ReversalActs
            may={may}
            reversalId={latest?.id ?? ""}
            agreeTo={agreementPath(viewer, drawdown.id)}
          />
          <ReversedDrawdown drawdown={drawdown} />
        </div>
      </div>
    </>
  );
}
