import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { IssuedTerms } from "#app/domain/offers/terms/record-terms.ts";
import type { EventView } from "#app/components/events/event-view.ts";
import { LazyEventTimeline } from "#app/components/events/lazy-event-timeline.ts";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import type { DoneShown } from "#app/components/review/just-done.tsx";
import { LazyJustDone } from "#app/components/review/lazy-just-done.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { crumbTo, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { DealConditions } from "./deal-conditions.tsx";
import { DealConsent } from "./deal-consent.tsx";
import { type ShownTurn, TurnBar, TurnPanel } from "./turn-panel.tsx";
import { DealFee, DealTerms, type FeeOfDeal } from "./deal-facts.tsx";
import { DealMoney } from "./deal-record.tsx";
import type { RecordedCondition, RecordedDeal, RecordedDrawdown } from "./recorded-deal.ts";
import { paths } from "#app/shared/paths.ts";
import type { ReversalNoticeProps } from "./reversal-notice.tsx";
import { LazyStaleFormNotice } from "#app/components/ui/lazy-stale-form-notice.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** Loaded late: the page is read before something changes. */
const LivePage = lazyView(() => import("#app/components/live/live-page.tsx").then((view) => view.LivePage));
/** Loaded late: few drawdowns are reversed. */
const LazyReversalNotice = lazyView(() =>
  import("./reversal-notice.tsx").then((view) => view.ReversalNotice),
);
/** Loaded late: few deals are guarantees. */
const DealGuarantee = lazyView(() => import("./deal-guarantee.tsx").then((view) => view.DealGuarantee));

interface DealPageProps<Condition extends RecordedCondition> {
  title: string;
  steps: Parameters<typeof TurnPanel>[0]["steps"];
  turnShown: ShownTurn | null;
  follows: string | null;
  /** What is closed to the reader without the company's consent; its receipts are not offered then. */
  closed: string | null;
  /** What the reader has just done, after an act that led here. */
  done?: DoneShown | null;
  consentOver: Parameters<typeof DealConsent>[0]["over"];
  deal: RecordedDeal & {
    id: string;
    number: bigint;
    offerNumber: bigint;
    offerVersion: number;
    annualisedRatePercent: string | null;
    totalCostFen: bigint | null;
  };
  fee: FeeOfDeal;
  terms: IssuedTerms;
  conditions: readonly Condition[];
  drawdowns: readonly RecordedDrawdown[];
  may: { end: "release" | "fall_through" | null };
  events: readonly EventView[];
  isMasked: boolean;
  viewer: "company" | "institution";
  names: Readonly<Partial<Record<"company" | "institution", string>>>;
  /** The list page that this page belongs to. */
  list: string;
  acts: ReactNode;
  fileTo: (fileId: string) => string;
  disputeTo: (disputeId: string) => string;
  reversal: ReversalNoticeProps["reversal"] | null;
  now: Date;
  settle?: (condition: Condition) => ReactNode;
}

/** One deal: the same record for both sides, and next to it the reader's next step. */
export function DealPage<Condition extends RecordedCondition>(props: DealPageProps<Condition>) {
  const { title, deal, terms, conditions, drawdowns, may, events, viewer, names, list, acts } = props;
  const { fileTo, disputeTo, settle, reversal, now, closed } = props;
  const t = useTranslations("deal");
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("page.crumbs"), t("list.title"), list)}>
        <StateBadge of="deal" state={deal.status} kind={deal.kind} />
        <span className="nowrap">{runningNumber("deal", deal.number)}</span>
        <span className="nowrap">
          {t("page.offer", {
            number: runningNumber("offer", deal.offerNumber),
            version: deal.offerVersion,
          })}
        </span>
        <span>{t("page.both")}</span>
      </PageHeader>
      <LazyStaleFormNotice />
      <LivePage changes={paths[viewer].changes()} asOf={now} about="deals" announcement={t("page.updated")} />
      {props.done ? <LazyJustDone done={props.done} /> : null}
      <DealConsent closed={closed} over={props.consentOver} />
      <TurnPanel steps={props.steps} turn={props.turnShown} follows={props.follows} now={now} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          {deal.kind === "guarantee" ? (
            <DealGuarantee terms={terms} amountFen={deal.amountFen} />
          ) : (
            <DealMoney deal={deal} drawdowns={drawdowns} disputeTo={disputeTo} viewer={viewer} />
          )}
          <DealConditions conditions={conditions} of={deal.kind} fileTo={fileTo} act={settle} />
          <TurnBar turn={props.turnShown} />
        </div>
        <div className="stack-lg">
          {reversal === null ? null : (
            <LazyReversalNotice reversal={reversal} viewer={viewer} names={names} now={now} />
          )}
          <div id="act">{acts}</div>
          <DealTerms
            commitment={deal.commitment}
            terms={terms}
            annualisedRatePercent={deal.annualisedRatePercent}
            totalCostFen={deal.totalCostFen}
          />
          <DealFee fee={props.fee} commitment={deal.commitment} viewer={viewer} />
          {may.end === null ? null : (
            <p>
              <Link to={`${paths[viewer].deal(deal.id)}/end`}>
                {t(may.end === "release" ? "release.summary" : "fallThrough.summary")}
              </Link>
            </p>
          )}
        </div>
      </div>
      <Section id="history" title={t("page.history")}>
        <LazyEventTimeline
          {...(closed === null ? { receiptsOf: deal.id } : {})}
          events={events}
          kind={deal.kind}
          viewer={viewer}
          names={names}
          reasons={reasonsOf}
        />
        {props.isMasked ? <p className="note-line">{t("page.masked")}</p> : null}
      </Section>
    </>
  );
}

/** The reason codes of an event type. */
function reasonsOf(type: string) {
  if (type === "drawdown-disputed") return "disputeReasons";
  if (type === "dispute-decided") return "disputeOutcomes";
  if (type === "reversal-proposed") return "reversalReasons";
  return type.startsWith("condition-") ? "conditionReturnReasons" : "dealEndReasons";
}
