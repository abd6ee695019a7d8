import { EXPLORATION_WINDOW, explorePage } from "#app/domain/matching/ranking/exploration.ts";
import type { OpportunitySort } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import type { IntroductionRecord } from "#app/domain/matching/ranking/opportunity-view.ts";
import { dayOf } from "#app/lib/days.ts";
import { decodeCursor, encodeCursor, isId, PAGE_SIZE } from "#app/lib/paging.ts";
import type { OpportunityFilter } from "#db/queries/matching/opportunity-filter.ts";
import * as queries from "#db/queries/matching/opportunity-list.ts";
import {
  type ExploredCard,
  listPlacedOpportunities,
  listRanked,
  type PlacedOpportunity,
  type RankedPair,
} from "#db/queries/matching/explored-opportunities.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const [byDay, byMoney, byMonths] = [
  { value: "text", id: "uuid" },
  { value: "fen", id: "uuid" },
  { value: "smallint", id: "uuid" },
] as const;
const keySpecs = {
  fit: { value: "smallint", id: "uuid", explored: "text" },
  newest: byDay,
  oldest: byDay,
  smallest: byMoney,
  largest: byMoney,
  shortest: byMonths,
  longest: byMonths,
  revenue: byMoney,
} as const;

export interface PageOfOpportunities {
  filter: OpportunityFilter;
  sort: OpportunitySort;
  /** A cursor of this sort order; any other starts at the first page. */
  after: string | null;
  /** The first pairs of the list by fit, if they were read together with the counts. */
  first: readonly RankedPair[] | null;
  now: Date;
}

interface Row {
  record: Omit<PlacedOpportunity, keyof IntroductionRecord>;
  introduction: IntroductionRecord;
  explores: boolean;
}
interface Page {
  rows: Row[];
  next: string | null;
  /** Explored cards that are not recorded yet for this day. */
  unrecorded: ExploredCard[];
}

/**
 * One page of what fits a mandate. The whole list by fit explores: one place in ten goes to a prospect from further
 * down, whose own place stays empty, so that no row is repeated or lost; the cursor lists those already shown. A list
 * with a filter or another sort order shows exactly what was asked for.
 */
export async function pageOpportunities(
  trx: ActorTransaction,
  of: queries.OpportunityScope,
  { filter, sort, after, first, now }: PageOfOpportunities,
): Promise<Page> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (sort === "fit" && !isFiltered) return exploringPage(trx, of, { after, first, now });
  const key = after === null ? null : decodeCursor(keySpecs[sort], after);
  const rows = await queries.listOpportunityRows(trx, of, { filter, sort, after: key, limit: PAGE_SIZE });
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({ record: row, introduction: row, explores: false })),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorOf(sort, last) : null,
    unrecorded: [],
  };
}

async function exploringPage(
  trx: ActorTransaction,
  of: queries.OpportunityScope,
  { after, first, now }: Pick<PageOfOpportunities, "after" | "first" | "now">,
): Promise<Page> {
  const key = after === null ? null : decodeCursor(keySpecs.fit, after);
  const without = key === null ? [] : idsIn(key.explored);
  const limit = PAGE_SIZE + EXPLORATION_WINDOW;
  const ranked =
    key === null && first !== null ? first : await listRanked(trx, of, { after: key, without, limit });
  const page = explorePage(
    ranked.map(({ id }) => id),
    {
      mandateId: of.mandateId,
      day: dayOf(now),
      size: PAGE_SIZE,
      explored: without.length,
      met: new Set(ranked.flatMap(({ id, isMet }) => (isMet ? [id] : []))),
    },
  );
  // Pages before this one had two explored places each.
  const from = without.length * (PAGE_SIZE / 2);
  const explored = page.rows.flatMap(({ id, propensity }, index) =>
    propensity === null ? [] : [{ id, propensity, position: from + index + 1 }],
  );
  const ids = page.rows.map(({ id }) => id);
  const placed = ids.length === 0 ? [] : await listPlacedOpportunities(trx, { ...of, ids, now });
  const byId = new Map(placed.map((row) => [row.prospectId, row]));
  const last = ranked.find(({ id }) => id === page.lastRanked);
  return {
    rows: page.rows.flatMap(({ id, propensity }) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ record: row, introduction: row, explores: propensity !== null }];
    }),
    next:
      ranked.length > PAGE_SIZE && last !== undefined
        ? encodeCursor(keySpecs.fit, {
            value: last.score,
            id: last.id,
            explored: [...without, ...explored.map(({ id }) => id)].join(" "),
          })
        : null,
    unrecorded: explored.filter(({ id }) => byId.get(id)?.isRecorded === false),
  };
}

/** The ids in a cursor; anything else in the URL is ignored. */
function idsIn(text: string): string[] {
  return text.split(" ").filter(isId);
}

function cursorOf(sort: OpportunitySort, { prospectId: id, sortValue }: queries.OpportunityRow): string {
  switch (sort) {
    case "fit":
      return encodeCursor(keySpecs.fit, { value: Number(sortValue), id, explored: "" });
    case "newest":
    case "oldest":
      return encodeCursor(byDay, { value: String(sortValue), id });
    case "shortest":
    case "longest":
      return encodeCursor(byMonths, { value: Number(sortValue), id });
    case "smallest":
    case "largest":
    case "revenue":
      return encodeCursor(byMoney, { value: BigInt(sortValue), id });
  }
}
