import { type RawBuilder, sql } from "kysely";
import type { OpportunitySort } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { instantKey } from "#db/queries/shared/instant-key.ts";
import { literals } from "#db/literals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { cardColumns, rowColumns, runningColumns } from "./card-columns.ts";
import { conditionsOf, type OpportunityFilter } from "./opportunity-filter.ts";

/** Whose list, for which mandate. */
export interface OpportunityScope {
  mandateId: string;
  institutionId: string;
}

/** The last row of the previous page: its sort value and its id. */
export type OpportunityKey = { value: number | bigint | string; id: string };

const publishedDay = sql<string>`to_char(teaser.published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
const mostMonths = 32_767;

/** Each sorts by what the row or the table shows: the order reveals no more than the page. */
const sorts: Record<
  OpportunitySort,
  { value: RawBuilder<OpportunityKey["value"]>; cast: RawBuilder<unknown>; direction: "asc" | "desc" }
> = {
  fit: { value: sql`match.score`, cast: sql`smallint`, direction: "desc" },
  newest: { value: publishedDay, cast: sql`text`, direction: "desc" },
  oldest: { value: publishedDay, cast: sql`text`, direction: "asc" },
  smallest: { value: sql`teaser.amount_min_fen`, cast: sql`bigint`, direction: "asc" },
  largest: { value: sql`teaser.amount_max_fen`, cast: sql`bigint`, direction: "desc" },
  shortest: {
    value: sql`coalesce(teaser.term_months_min, teaser.term_months_max, ${sql.lit(mostMonths)})::smallint`,
    cast: sql`smallint`,
    direction: "asc",
  },
  longest: {
    value: sql`coalesce(teaser.term_months_max, teaser.term_months_min, 0)::smallint`,
    cast: sql`smallint`,
    direction: "desc",
  },
  revenue: {
    value: sql`coalesce((teaser.bands #>> '{revenueFen,from}')::bigint, -1)`,
    cast: sql`bigint`,
    direction: "desc",
  },
};

/** An open introduction: at most one between a prospect and an institution. */
export const running = literals(["requested", "consent_pending", "consented", "converted"]);

/** What the institution didn't pass on: looked up among a mandate's passes, which are read once. */
export const notPassed = ({ mandateId }: OpportunityScope) =>
  sql<boolean>`match.prospect_id not in (select pass.prospect_id from pass where pass.mandate_id = ${mandateId}::uuid)`;

/** Pairs with visible teasers: looked up among the few invisible ones that the matcher hasn't removed yet. */
export const isVisible = ({ mandateId }: OpportunityScope) =>
  sql<boolean>`match.prospect_id not in (select matches_out_of_sight(${mandateId}))`;

/** Rows of `selectOpportunities` that pass a filter. The place of the last of the first ones is looked up once. */
export function passesFilter(of: OpportunityScope, filter: OpportunityFilter) {
  const conditions = conditionsOf(filter);
  if (filter.first === undefined) return conditions;
  return sql<boolean>`${conditions} and match.score >= coalesce((
    select match.score from public.match
    where match.mandate_id = ${of.mandateId}::uuid and match.institution_id = ${of.institutionId}::uuid
      and match.outcome = 'eligible' and ${isVisible(of)} and ${notPassed(of)}
    order by match.score desc offset ${filter.first - 1} limit 1), 0)`;
}

/**
 * Matches of a mandate with the teasers that are still visible and still seek something. Matches are read first: under
 * row-level security the planner underestimates teasers, and would look up each of the city's. `among` limits it to
 * these prospects.
 */
export function selectOpportunities(
  trx: ActorTransaction,
  { mandateId, institutionId }: OpportunityScope,
  outcome?: "eligible" | "near_miss",
  { among }: { among?: RawBuilder<string[]> } = {},
) {
  return trx
    .with(
      (cte) => cte("match").materialized(),
      (db) =>
        db
          .selectFrom("match")
          .select(["match.mandateId", "match.prospectId", "match.outcome", "match.score"])
          .where("match.mandateId", "=", mandateId)
          .where("match.institutionId", "=", institutionId)
          .$if(outcome !== undefined, (query) =>
            query.where("match.outcome", "=", sql.lit(outcome ?? "eligible")),
          )
          .$if(among !== undefined, (query) => query.where(sql<boolean>`match.prospect_id = any (${among})`)),
    )
    .selectFrom("match")
    .innerJoin("teaser", "teaser.prospectId", "match.prospectId")
    .where("teaser.status", "=", sql.lit("published"))
    .where("teaser.amountMaxFen", ">", sql.lit(0n));
}

/** Read separately from the matches that are counted and sorted: for one page only. */
export const partsOfMatch = sql<unknown>`(select ranked.parts from public.match as ranked
  where ranked.mandate_id = match.mandate_id and ranked.prospect_id = match.prospect_id)`;

export function withRunning(query: ReturnType<typeof selectOpportunities>, institutionId: string) {
  return query
    .leftJoin("introduction", (join) =>
      join
        .onRef("introduction.prospectId", "=", "match.prospectId")
        .on("introduction.institutionId", "=", institutionId)
        .on("introduction.status", "in", running),
    )
    .select(runningColumns);
}

/** What follows the last row of the previous page. */
export function isAfter(sort: OpportunitySort, after: OpportunityKey | null) {
  const { value, cast, direction } = sorts[sort];
  if (after === null) return sql<boolean>`true`;
  return direction === "desc"
    ? sql<boolean>`(${value} < ${after.value}::${cast} or ${value} = ${after.value}::${cast} and match.prospect_id > ${after.id}::uuid)`
    : sql<boolean>`(${value} > ${after.value}::${cast} or ${value} = ${after.value}::${cast} and match.prospect_id > ${after.id}::uuid)`;
}

interface OrderedPage {
  filter: OpportunityFilter;
  sort: OpportunitySort;
  after: OpportunityKey | null;
  limit: number;
}

/** One page of what fits, in order, without passed ones. One row more than `limit` means that there is a next page. */
export async function listOpportunityRows(trx: ActorTransaction, of: OpportunityScope, page: OrderedPage) {
  return withRunning(ordered(trx, of, { ...page, limit: page.limit + 1 }), of.institutionId)
    .select(rowColumns)
    .select([sorts[page.sort].value.as("sortValue"), "match.score", partsOfMatch.as("parts")])
    .execute();
}
export type OpportunityRow = Awaited<ReturnType<typeof listOpportunityRows>>[number];

/** The whole list in its order, with all that an institution may see of each prospect. */
export async function listOpportunityCards(
  trx: ActorTransaction,
  of: OpportunityScope,
  list: Omit<OrderedPage, "after">,
) {
  return ordered(trx, of, { ...list, after: null })
    .select(cardColumns)
    .select("match.score")
    .execute();
}

function ordered(trx: ActorTransaction, of: OpportunityScope, page: OrderedPage) {
  const { value, direction } = sorts[page.sort];
  return selectOpportunities(trx, of, "eligible")
    .where(notPassed(of))
    .where(passesFilter(of, page.filter))
    .where(isAfter(page.sort, page.after))
    .orderBy(value, direction)
    .orderBy("match.prospectId")
    .limit(page.limit);
}

/** The day that the card shows: the same order as its text at a third of the cost. */
const publishedOn = sql`shanghai_day(teaser.published_at)`;

/** A row of a list by time: its day or instant as PostgreSQL writes it, and its id. */
type TimedKey = { value: string; id: string };

/** Those that fail exactly one hard criterion and were not passed on, the newest first. */
export async function listNearMisses(
  trx: ActorTransaction,
  of: OpportunityScope,
  { after, limit }: { after: TimedKey | null; limit: number },
) {
  return selectOpportunities(trx, of, "near_miss")
    .select(cardColumns)
    .select(sql<string>`${publishedOn}::text`.as("day"))
    .where(notPassed(of))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(${publishedOn}::text < ${after?.value ?? ""}
          or ${publishedOn}::text = ${after?.value ?? ""} and match.prospect_id > ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(publishedOn, "desc")
    .orderBy("match.prospectId")
    .limit(limit)
    .execute();
}
export type NearMissRow = Awaited<ReturnType<typeof listNearMisses>>[number];

/** What was passed on for a mandate, the latest first. */
export async function listPassed(
  trx: ActorTransaction,
  of: OpportunityScope,
  { after, limit }: { after: TimedKey | null; limit: number },
) {
  return selectOpportunities(trx, of)
    .innerJoin("pass", (join) =>
      join.onRef("pass.mandateId", "=", "match.mandateId").onRef("pass.prospectId", "=", "match.prospectId"),
    )
    .select(["teaser.prospectId", "teaser.number", "teaser.headlineZh", "teaser.headlineEn"])
    .select(["pass.reasonCode", "pass.note", "pass.repairable", "pass.passedAt"])
    .select(instantKey("pass.passedAt"))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(pass.passed_at < ${after?.value ?? null}::timestamptz
          or pass.passed_at = ${after?.value ?? null}::timestamptz and match.prospect_id > ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy("pass.passedAt", "desc")
    .orderBy("match.prospectId")
    .limit(limit)
    .execute();
}
