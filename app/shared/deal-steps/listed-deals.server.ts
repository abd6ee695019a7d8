import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type DealTurn, NEED_OF_STEP } from "#app/domain/deals/turn.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { pick } from "#app/lib/pick.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Colleagues } from "../colleagues.ts";
import { nameOfOther, type NamedDeal, partyOfDeal } from "./title.server.ts";
import { turnLine } from "./turn-line.server.ts";
import type { TurnShown } from "./deal-shown.server.ts";

const LISTED = [
  "id",
  "number",
  "status",
  "commitment",
  "instrument",
  "amountFen",
  "confirmedFen",
  "statusChangedAt",
  "latestDrawdown",
] as const;

type Listed = Record<(typeof LISTED)[number], unknown>;
type Turned = NamedDeal & { turn: DealTurn | null; workingDaysLeft: number };

interface ListedPage<Row> {
  rows: readonly Row[];
  next: string | null;
  now: Date;
  commitments: readonly Commitment[];
}

/** A page of one side's deals, each with the other side's name and whose turn it is as text. */
export function listedDeals<Row extends Turned & Listed>(
  locale: Locale,
  { rows, ...page }: ListedPage<Row>,
  { viewer, colleagues }: { viewer: "company" | "institution"; colleagues: Colleagues },
) {
  const withWords = (row: Row) => {
    const party = partyOfDeal(locale, row, viewer);
    const { turn, workingDaysLeft: workingDays } = row;
    const kind = boundKind(row.commitment, row);
    const own = turn?.who === viewer ? colleagues(NEED_OF_STEP[turn.step] ?? "read") : undefined;
    const other = nameOfOther(locale, row, viewer);
    const line =
      turn === null
        ? null
        : turnLine(locale, turn, { viewer, other, kind, ...(own !== undefined && { own }), now: page.now });
    const turnShown: TurnShown | null =
      turn === null || line === null
        ? null
        : { line, startedAt: turn.since, dueAt: turn.dueAt, workingDays, toStep: null };
    return { ...pick(row, ...LISTED), kind, party, turnShown };
  };
  return { ...page, rows: rows.map(withWords) };
}
