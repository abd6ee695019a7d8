import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

export interface ListedDeal {
  id: string;
  number: bigint;
  status: DealStatus;
  commitment: Commitment;
  instrument: string;
  amountFen: bigint;
  confirmedFen: bigint;
  changedAt: Date;
  latestDrawdown: DrawdownStatus | null;
}

/** Deals of one side: counterparty, amount, money paid, and state. */
export function DealList<Deal extends ListedDeal>({
  caption,
  deals,
  partyHead,
  partyOf,
  pathOf,
}: {
  caption: string;
  deals: readonly Deal[];
  partyHead: string;
  partyOf: (deal: Deal) => string;
  pathOf: (dealId: string) => string;
}) {
  const t = useTranslations("deal.list");
  const term = useTerm();
  return (
    <Table
      caption={caption}
      hideCaption
      cards
      rows={deals}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "party",
          head: partyHead,
          cell: (deal) => (
            <>
              <Link className="row-link" to={pathOf(deal.id)}>
                {partyOf(deal) || runningNumber("deal", deal.number)}
              </Link>
              <small>
                {offeredTerm(term, deal.commitment, deal.instrument)}{" "}
                <span className="nowrap">{runningNumber("deal", deal.number)}</span>
              </small>
            </>
          ),
        },
        { key: "amount", head: t("amount"), number: true, cell: (deal) => <Money fen={deal.amountFen} /> },
        {
          key: "confirmed",
          head: t("confirmed"),
          number: true,
          cell: (deal) => <Money fen={deal.confirmedFen} moved={deal.confirmedFen > 0n} />,
        },
        { key: "status", head: t("status"), cell: (deal) => <StateBadge of="deal" state={deal.status} /> },
        {
          key: "drawdown",
          head: t("drawdown"),
          cell: (deal) =>
            deal.latestDrawdown === null ? (
              <span className="muted">{t(deal.commitment === "guarantee" ? "notDrawn" : "noDrawdown")}</span>
            ) : (
              <StateBadge of="drawdown" state={deal.latestDrawdown} />
            ),
        },
        { key: "since", head: t("since"), number: true, cell: (deal) => <Instant at={deal.changedAt} /> },
      ]}
    />
  );
}
