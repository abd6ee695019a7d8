import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { DisputeGround, DisputeReason } from "#app/domain/codes/reasons.ts";
import type { DisputeOutcome, DisputeStatus, DisputingSide } from "#app/domain/deals/dispute.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import { formatDay } from "#app/i18n/format.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { NamedSection, Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";

export interface RecordedDispute {
  id: string;
  dealId: string;
  dealNumber: bigint;
  status: DisputeStatus;
  openedBy: DisputingSide;
  openedAt: Date;
  reasonCode: DisputeReason;
  note: string | null;
  disputedFen: bigint;
  /** Of a dispute on a confirmed drawdown. */
  reversalId: string | null;
  answer: string | null;
  answeredAt: Date | null;
  outcome: DisputeOutcome | null;
  ground: DisputeGround | null;
  decisionNote: string | null;
  foundFen: bigint | null;
  endedAt: Date | null;
  sequence: number;
  drawdownStatus: DrawdownStatus;
  valueDate: string | null;
  paymentReference: string | null;
}

/** The statement on the payment that is disputed. */
export function DisputedPayment({ dispute }: { dispute: RecordedDispute }) {
  const t = useTranslations("dispute.payment");
  const locale = useLocale();
  return (
    <NamedSection id="payment" title={t("title")} heading="sidebar">
      <FactList>
        <Fact label={t("drawdown")} value={t("number", { number: dispute.sequence })} />
        <Fact label={t("amount")} value={<ExactMoney fen={dispute.disputedFen} unit />} />
        {dispute.valueDate === null ? null : (
          <Fact label={t("day")} value={formatDay(locale, dispute.valueDate)} />
        )}
        {dispute.paymentReference === null ? null : (
          <Fact label={t("reference")} value={dispute.paymentReference} />
        )}
        <Fact label={t("now")} value={<StateBadge of="drawdown" state={dispute.drawdownStatus} />} />
      </FactList>
    </NamedSection>
  );
}

/** What an admin found, in the words of a payment that was stated, or of one that was confirmed. */
export function useOutcomeName() {
  const term = useTerm();
  const t = useTranslations("deal.reversals.disputed.outcomes");
  return ({ reversalId }: Pick<RecordedDispute, "reversalId">, outcome: DisputeOutcome): string =>
    reversalId === null || outcome === "corrected" ? term("disputeOutcomes", outcome) : t(outcome);
}

interface Step {
  key: string;
  at: Date;
  head: ReactNode;
  body?: ReactNode;
}

interface DisputeStatementsProps {
  dispute: RecordedDispute;
  isMasked: boolean;
  nameOf: (side: DisputingSide) => string;
}

/** What each side has stated and how it ended, newest first. `nameOf` names the sides for the reader. */
export function DisputeStatements({ dispute, isMasked, nameOf }: DisputeStatementsProps) {
  const t = useTranslations("dispute.words");
  const term = useTerm();
  const outcomeName = useOutcomeName();
  const other = dispute.openedBy === "company" ? "institution" : "company";
  const steps: Step[] = [
    {
      key: "opened",
      at: dispute.openedAt,
      head: t("opened", {
        name: nameOf(dispute.openedBy),
        reason: term("disputeReasons", dispute.reasonCode),
      }),
      body: dispute.note,
    },
  ];
  if (dispute.answeredAt !== null) {
    const head = t("answered", { name: nameOf(other) });
    steps.push({ key: "answered", at: dispute.answeredAt, head, body: dispute.answer });
  }
  if (dispute.endedAt !== null) {
    const { status, outcome, ground, foundFen } = dispute;
    const head =
      status === "decided" && outcome !== null ? (
        <b>{t("decided", { outcome: outcomeName(dispute, outcome) })}</b>
      ) : (
        t(status === "withdrawn" ? "withdrawn" : "settled", { name: nameOf(dispute.openedBy) })
      );
    steps.push({
      key: "ended",
      at: dispute.endedAt,
      head,
      body:
        ground === null ? null : (
          <>
            {outcome === "corrected" ? (
              <>
                <ExactMoney fen={foundFen} unit />
                {" · "}
              </>
            ) : null}
            {term("disputeGrounds", ground)}
            <br />
            {dispute.decisionNote}
          </>
        ),
    });
  }
  return (
    <Section id="words" title={t("title")} spaced={false}>
      <Timeline
        entries={steps.reverse().map(({ key, at, head, body }, index) => ({
          key,
          current: index === 0,
          head,
          at: <Instant at={at} />,
          body: body == null ? null : <p className="muted">{body}</p>,
        }))}
      />
      {isMasked ? <p className="note-line">{t("masked")}</p> : null}
    </Section>
  );
}
