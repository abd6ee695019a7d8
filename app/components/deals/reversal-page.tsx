import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay } from "#app/i18n/format.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { NamedSection, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { ReversalReason } from "#app/domain/codes/reversal-reasons.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import type { ReversalStatus } from "#app/domain/deals/reversal.ts";
import { usePartyName } from "./dispute-notice.tsx";
import { ReversalActs } from "./reversal-acts.tsx";

interface ReversedPayment {
  dealId: string;
  dealNumber: bigint;
  status: DrawdownStatus;
  sequence: number;
  amountFen: bigint;
  confirmedAt: Date | null;
  reversedAt: Date | null;
  valueDate: string | null;
  paymentReference: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  companyNameZh: string | null;
  companyNameEn: string | null;
}

interface ProposedReversal {
  id: string;
  status: ReversalStatus;
  proposedBy: DisputingSide;
  reasonCode: ReversalReason;
  note: string | null;
  proposedAt: Date;
  answerNote: string | null;
  endedAt: Date | null;
  disputeId: string | null;
}

interface Read {
  title: string;
  drawdown: ReversedPayment;
  reversals: readonly ProposedReversal[];
  isMasked: boolean;
  turn: { who: DisputingSide; from: Date; dueAt: Date; workingDays: number } | null;
  may: Parameters<typeof ReversalActs>[0]["may"];
  now: Date;
}
interface ReversalPageProps {
  read: Read;
  viewer: "company" | "institution";
}

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
        <Statements read={read} names={names} viewer={viewer} />
        <div className="stack-lg">
          {turn === null ? null : (
            <section className="stack" aria-label={t("turn")}>
              <Clock
                who={turnName(turn.who)}
                act="answer"
                startedAt={turn.from}
                dueAt={turn.dueAt}
                now={now}
                workingDays={turn.workingDays}
              />
              <p className="small muted">{t("counts")}</p>
            </section>
          )}
          <ReversalActs may={may} reversalId={latest?.id ?? ""} />
          <ReversedDrawdown drawdown={drawdown} />
        </div>
      </div>
    </>
  );
}

function ReversedDrawdown({ drawdown }: Pick<Read, "drawdown">) {
  const t = useTranslations("deal.reversals.payment");
  const locale = useLocale();
  const { confirmedAt, reversedAt, valueDate, paymentReference } = drawdown;
  return (
    <NamedSection id="payment" title={t("title")} heading="sidebar">
      <FactList>
        <Fact label={t("drawdown")} value={t("number", { number: drawdown.sequence })} />
        <Fact
          label={t("amount")}
          value={<ExactMoney fen={drawdown.amountFen} moved={drawdown.status === "confirmed"} unit />}
        />
        {valueDate === null ? null : <Fact label={t("day")} value={formatDay(locale, valueDate)} />}
        {paymentReference === null ? null : <Fact label={t("reference")} value={paymentReference} />}
        {confirmedAt === null ? null : <Fact label={t("confirmed")} value={<Instant at={confirmedAt} />} />}
        {reversedAt === null ? null : <Fact label={t("reversed")} value={<Instant at={reversedAt} />} />}
      </FactList>
    </NamedSection>
  );
}

/** Each proposal, its answer and how it ended, newest first. */
function Statements({
  read: { reversals, isMasked },
  viewer,
  names,
}: ReversalPageProps & { names: Record<"company" | "institution", string> }) {
  const t = useTranslations("deal.reversals.words");
  const roles = useTranslations("common.roles");
  const parties = useTranslations("terms.parties");
  const term = useTerm();
  const nameOf = (side: "company" | "institution") =>
    side === viewer ? roles("you") : names[side] || parties(side);
  return (
    <Section id="words" title={t("title")} spaced={false}>
      {reversals.length === 0 ? <p className="muted">{t("none")}</p> : null}
      <Timeline
        entries={reversals.map((one, index) => ({
          key: one.id,
          current: index === 0,
          head: t("proposed", {
            name: nameOf(one.proposedBy),
            reason: term("reversalReasons", one.reasonCode),
          }),
          at: <Instant at={one.proposedAt} />,
          body: (
            <>
              {one.note === null ? null : <p className="muted">{one.note}</p>}
              <p>
                <StateBadge of="reversal" state={one.status} />{" "}
                {one.endedAt === null ? null : <Instant at={one.endedAt} />}
              </p>
              {one.answerNote === null ? null : (
                <p className="muted">
                  {t("answered", { name: nameOf(one.proposedBy === "company" ? "institution" : "company") })}{" "}
                  {one.answerNote}
                </p>
              )}
              {one.disputeId === null ? null : (
                <p>
                  <Link to={paths[viewer].dispute(one.disputeId)}>{t("dispute")}</Link>
                </p>
              )}
            </>
          ),
        }))}
      />
      {isMasked ? <p className="note-line">{t("masked")}</p> : null}
    </Section>
  );
}
