import { useLocale, useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { usePartyName } from "./dispute-notice.tsx";
import { ReversalActs } from "./reversal-acts.tsx";
import type { ReversalPageProps } from "./shown-reversal.ts";
import { ReversalStatements } from "./reversal-statements.tsx";
import { ReversedDrawdown } from "./reversed-drawdown.tsx";
import { TurnClock } from "./turn-clock.tsx";

/** The reversal of one confirmed drawdown: the same record for both sides, and next to it the reader's acts. */
export function ReversalPage({ read, viewer }: ReversalPageProps) {
  const { title, drawdown, reversals, turn, may, now } = read;
  const t = useTranslations("deal.reversals");
  const locale = useLocale();
  const names = {
    company: inLanguage(locale, drawdown.companyNameZh, drawdown.companyNameEn),
    institution: inLanguage(locale, drawdown.institutionNameZh, drawdown.institutionNameEn),
  };
  const turnName = usePartyName(viewer, names);
  const crumbs = [{ label: t("toDeal"), to: paths[viewer].deal(drawdown.dealId) }];
  const latest = reversals[0];
  return (
    <>
      <PageHeader title={title} crumbs={{ label: t("crumbs"), items: crumbs }}>
        <StateBadge of="drawdown" state={drawdown.status} />
        <span className="nowrap">{runningNumber("deal", drawdown.dealNumber)}</span>
        <span>{t("both")}</span>
      </PageHeader>
      <StaleFormNotice />
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
          <ReversalActs may={may} reversalId={latest?.id ?? ""} />
          <ReversedDrawdown drawdown={drawdown} />
        </div>
      </div>
    </>
  );
}
