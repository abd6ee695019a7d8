import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { ListSort } from "#app/domain/list-sorts.ts";
import { type DealGroup, dealGroupsOf } from "#app/domain/deals/lists.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { WrittenClock } from "#app/components/ui/clock.tsx";
import { GroupedList } from "#app/components/ui/grouped-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { DayOf } from "#app/components/ui/when.tsx";
import type { ShownTurn } from "./turn-panel.tsx";

interface ListedDeal {
  id: string;
  number: bigint;
  status: DealStatus;
  commitment: Commitment;
  instrument: string;
  /** Whose words it has. */
  kind: BoundKind;
  amountFen: bigint;
  confirmedFen: bigint;
  statusChangedAt: Date;
  latestDrawdown: DrawdownStatus | null;
  /** The other side, named as far as this side may; empty otherwise. */
  party: string;
  turnShown: ShownTurn | null;
}

interface DealsPageProps<Deal extends ListedDeal> {
  title: string;
  page: { rows: readonly Deal[]; next: string | null; now: Date; commitments: readonly Commitment[] };
  group: DealGroup | null;
  isFirst: boolean;
  /** The order of a list that can be sorted. */
  sort?: ListSort | null;
  path: string;
  /** Instructions for an empty list, with their link. */
  empty: { step: string; offers: string };
  partyHead: string;
  pathOf: (dealId: string) => string;
}

/** One side's deals by group, paginated: counterparty, amount, money paid, and state. */
export function DealsPage<Deal extends ListedDeal>(props: DealsPageProps<Deal>) {
  const { title, page, empty, partyHead, pathOf, ...list } = props;
  const t = useTranslations("deal.list");
  const term = useTerm();
  const { column, figure } = columnsNamed(page.rows, t);
  const own = dealGroupsOf(page.commitments);
  // A link may name a group of which this side has nothing.
  const { group } = list;
  const groups = group === null || own.includes(group) ? own : [...own, group];
  const hasMoney = page.commitments.includes("capital");
  return (
    <>
      <PageHeader title={title} />
      <GroupedList
        {...list}
        lines
        caption={title}
        page={page}
        groups={groups}
        groupsLabel={t("groups")}
        nameOf={(one) => t(one ?? "all")}
        empty={
          <EmptyState
            title={t("empty")}
            steps={[empty.step]}
            actions={<LinkButton to={empty.offers}>{t("toOffers")}</LinkButton>}
          />
        }
        columns={[
          {
            key: "party",
            head: partyHead,
            sorts: ["title"],
            cell: (deal) => (
              <>
                <Link className="row-link" to={pathOf(deal.id)}>
                  {deal.party || offeredTerm(term, deal.commitment, deal.instrument)}
                </Link>
                <small>
                  {offeredTerm(term, deal.commitment, deal.instrument)}{" "}
                  <span className="nowrap">{runningNumber("deal", deal.number)}</span>
                </small>
              </>
            ),
          },
          figure(hasMoney ? "amount" : "guaranteed", (deal) => <Money fen={deal.amountFen} />, {
            label: "",
            sorts: ["largest", "smallest"],
          }),
          ...(hasMoney
            ? [
                figure("confirmed", ({ commitment, confirmedFen }) =>
                  commitment === "guarantee" ? (
                    <span className="muted">{t("notDrawn")}</span>
                  ) : (
                    <Money fen={confirmedFen} moved={confirmedFen > 0n} />
                  ),
                ),
              ]
            : []),
          column("status", (deal) => <StateBadge of="deal" state={deal.status} kind={deal.kind} />, {
            label: "",
          }),
          ...(hasMoney
            ? [
                column("drawdown", ({ latestDrawdown, commitment, kind }) =>
                  latestDrawdown === null ? (
                    <span className="muted">{t(commitment === "guarantee" ? "notDrawn" : "noDrawdown")}</span>
                  ) : (
                    <StateBadge of="drawdown" state={latestDrawdown} kind={kind} />
                  ),
                ),
              ]
            : []),
          column(
            "turn",
            ({ turnShown }) =>
              turnShown === null ? null : turnShown.dueAt === null ? (
                <span className="muted">{turnShown.line}</span>
              ) : (
                <WrittenClock {...turnShown} dueAt={turnShown.dueAt} now={page.now} />
              ),
            { label: "", sorts: ["deadline"], absent: ({ turnShown }) => turnShown === null },
          ),
          figure("since", ({ statusChangedAt }) => <DayOf at={statusChangedAt} />, { sorts: ["moved"] }),
        ]}
      />
    </>
  );
}
