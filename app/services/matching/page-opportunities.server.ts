import { EXPLORATION_WINDOW, explorePage } from "#app/domain/matching/ranking/exploration.ts";
import type { IntroductionRecord } from "#app/domain/matching/ranking/opportunity-view.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { type Cache, cachePerOwner } from "#app/lib/cache.ts";
import { decodeCursor, encodeCursor, isId, PAGE_SIZE } from "#app/lib/paging.ts";
import type { OpportunityFilter } from "#db/queries/matching/opportunity-filter.ts";
import * as queries from "#db/queries/matching/opportunity-list.ts";
import {
  type Card,
  type ExploredCard,
  listPlacedOpportunities,
  listRanked,
  type Place,
  type RankedPair,
} from "#db/queries/matching/explored-opportunities.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";

const keySpecs = {
  fit: { value: "smallint", id: "uuid", explored: "text" },
  newest: { value: "text", id: "uuid" },
  smallest: { value: "fen", id: "uuid" },
} as const;

export interface PageOfOpportunities {
  filter: OpportunityFilter;
  sort: queries.OpportunitySort;
  /** A cursor of this sort order; any other starts at the first page. */
  after: string | null;
  /** The first pairs of the list by fit, if they were read together with the counts. */
  first: readonly RankedPair[] | null;
  now: Date;
}

/** The first pages of 200 mandates. */
const mostCards = 4_000;
const knownOf = cachePerOwner<Card>(mostCards);
/** The day on which this process last recorded that an opportunity was shown for a mandate. */
const shownOf = cachePerOwner<{ day: Day }>(50_000);

/** A row of the page: its card is the same object until the pair or the teaser is written. */
interface Row {
  card: Omit<Card, "rowVersion">;
  introduction: IntroductionRecord;
  explores: boolean;
}
interface Page {
  rows: Row[];
  next: string | null;
  isFirst: boolean;
  /** Call it once the transaction is committed: what it recorded of the page needn't be written again today. */
  isWritten?: () => void;
}

/**
 * One page of what fits a mandate. The whole list by fit explores: one place in ten goes to a prospect from further
 * down, whose own place stays empty, so that no row is repeated or lost; the cursor lists those already shown. A list
 * with a filter or another sort order shows exactly what was asked for.
 */
export async function pageOpportunities(
  ctx: ServiceContext,
  trx: ActorTransaction,
  of: queries.OpportunityScope,
  { filter, sort, after, first, now }: PageOfOpportunities,
): Promise<Page> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (sort === "fit" && !isFiltered) return exploringPage(ctx, trx, of, { after, first, now });
  const key = after === null ? null : decodeCursor(keySpecs[sort], after);
  const rows = await queries.listOpportunityRows(trx, of, { filter, sort, after: key, limit: PAGE_SIZE });
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({ card: row, introduction: row, explores: false })),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorOf(sort, last) : null,
    isFirst: key === null,
  };
}

async function exploringPage(
  ctx: ServiceContext,
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
  const shown = shownOf(ctx);
  const day = dayOf(now);
  const unwritten = explored.filter(({ id }) => shown.get(`${of.mandateId}/${id}`)?.day !== day);
  const placed = await placeOpportunities(knownOf(ctx), trx, of, ids, { explored: unwritten, at: now });
  const last = ranked.find(({ id }) => id === page.lastRanked);
  return {
    rows: page.rows.flatMap(({ id, propensity }) => {
      const one = placed.get(id);
      if (one === undefined) return [];
      return [{ card: one.card, introduction: one.place, explores: propensity !== null }];
    }),
    next:
      ranked.length > PAGE_SIZE && last !== undefined
        ? encodeCursor(keySpecs.fit, {
            value: last.score,
            id: last.id,
            explored: [...without, ...explored.map(({ id }) => id)].join(" "),
          })
        : null,
    isFirst: key === null,
    isWritten: () => unwritten.forEach(({ id }) => shown.set(`${of.mandateId}/${id}`, { day })),
  };
}

/** The cards of a page, unordered; PostgreSQL sends only those whose row versions this process doesn't know. */
async function placeOpportunities(
  known: Cache<Card>,
  trx: ActorTransaction,
  of: queries.OpportunityScope,
  ids: readonly string[],
  shown: { explored: readonly ExploredCard[]; at: Date },
): Promise<ReadonlyMap<string, { place: Place; card: Card }>> {
  const placed = new Map<string, { place: Place; card: Card }>();
  if (ids.length === 0) return placed;
  const keyOf = (id: string) => `${of.mandateId}/${id}`;
  // Referenced until the answer arrives: meanwhile the cache may evict or replace them.
  const held = new Map(ids.map((id) => [id, known.get(keyOf(id))]));
  const rowVersions = ids.map((id) => held.get(id)?.rowVersion ?? "");
  const opportunities = await listPlacedOpportunities(trx, of, { ids: [...ids], rowVersions }, shown);
  for (const { place, card: read } of opportunities) {
    const card = read ?? held.get(place.id);
    if (card === undefined) continue;
    if (read !== null) known.set(keyOf(place.id), read);
    placed.set(place.id, { place, card });
  }
  return placed;
}

/** The ids in a cursor; anything else in the URL is ignored. */
function idsIn(text: string): string[] {
  return text.split(" ").filter(isId);
}

function cursorOf(sort: queries.OpportunitySort, row: queries.OpportunityRow): string {
  const id = row.prospectId;
  if (sort === "fit") return encodeCursor(keySpecs.fit, { value: Number(row.sortValue), id, explored: "" });
  if (sort === "newest") return encodeCursor(keySpecs.newest, { value: String(row.sortValue), id });
  return encodeCursor(keySpecs.smallest, { value: BigInt(row.sortValue), id });
}
