import { type Compilable, type Expression, sql } from "kysely";
import { type Levels, pairsIn } from "#app/domain/matching/ranking/standing.ts";
import { MOST_COUNTED } from "#app/lib/paging.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { OpportunityFilter } from "./opportunity-filter.ts";
import { type RankedPair, rankedPairs, toRanked } from "./explored-opportunities.ts";
import {
  isVisible,
  notPassed,
  type OpportunityScope,
  passesFilter,
  selectOpportunities,
} from "./opportunity-list.ts";

/**
 * Counts of each kind up to one more than MOST_COUNTED, how many fits pass the filters, and how many requests wait for
 * an answer; how many fits have each score; and the first rows of what fits, if they are asked for and there is no
 * filter.
 */
export async function countOpportunities(
  trx: ActorTransaction,
  of: OpportunityScope,
  { filter, ranked }: { filter: OpportunityFilter; ranked: number | null },
): Promise<CountedOpportunities> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const [counted]: Counted[] = isFiltered
    ? await countFiltered(trx, of, filter).execute()
    : ranked === null
      ? await countPairs(trx, of)
      : await countAndRank(trx, { ...of, without: [], limit: ranked });
  if (counted === undefined) throw new Error("the count returned no row");
  const { ranked: first, levels: text, shown, ...counts } = counted;
  const levels = toLevels(text);
  const fits = pairsIn(levels);
  return {
    counts: { ...counts, fits, shown: shown ?? fits },
    levels,
    ranked: first === undefined ? null : toRanked(first),
  };
}

type Counted = Omit<CountedOpportunities["counts"], "fits" | "shown"> & {
  levels: string | null;
  /** Null without a filter: all of them. */
  shown: number | null;
  ranked?: string | null;
};

export interface CountedOpportunities {
  counts: { fits: number; shown: number; nearMisses: number; passed: number; waiting: number };
  levels: Levels;
  ranked: RankedPair[] | null;
}

/** How many pairs of a mandate's list have each score, from the best on to one more than MOST_COUNTED. */
export async function readLevels(trx: ActorTransaction, of: OpportunityScope): Promise<Levels> {
  const [row] = await levelsAlone(trx, of);
  return toLevels(row?.levels ?? null);
}

function toLevels(text: string | null): Levels {
  if (text === null) return new Map();
  return new Map(
    text.split(",").map((level) => {
      const [score, pairs] = level.split(" ");
      return [Number(score), Number(pairs)] as const;
    }),
  );
}

/**
 * Counts pairs only, by their own index: those with invisible teasers and those passed on are few and listed by id
 * (docs/decisions/0060). A count ends where it would say no more than "1,000+": a province's mandate has more pairs.
 */
function pairs(trx: ActorTransaction, of: OpportunityScope) {
  const nearMisses = matchesOf(trx, of)
    .where("match.outcome", "=", sql.lit("near_miss" as const))
    .where(notPassed(of));
  const passed = matchesOf(trx, of).where(
    sql<boolean>`match.prospect_id in (select pass.prospect_id from pass where pass.mandate_id = ${of.mandateId}::uuid)`,
  );
  return trx
    .with(
      (cte) => cte("counted").materialized(),
      (db) =>
        db.selectNoFrom([
          levels(trx, of),
          upToMost(nearMisses).as("nearMisses"),
          upToMost(passed).as("passed"),
        ]),
    )
    .selectFrom("counted")
    .select(["counted.levels", "counted.nearMisses", "counted.passed", waiting(of)]);
}

/** In the order of the pairs' index, so that counting by score reads what counting alone would. */
function levels(trx: ActorTransaction, of: OpportunityScope) {
  const best = matchesOf(trx, of)
    .clearSelect()
    .select("match.score")
    .where("match.outcome", "=", sql.lit("eligible" as const))
    .where(notPassed(of))
    .orderBy("match.score", "desc")
    .limit(sql.lit(MOST_COUNTED + 1));
  return sql<string | null>`(select string_agg(level.score || ' ' || level.pairs, ',')
    from (select listed.score, count(*) as pairs from (${best}) as listed group by listed.score) as level)`.as(
    "levels",
  );
}

const levelsAlone = preparedQuery((trx, of: OpportunityScope) => trx.selectNoFrom(levels(trx, of)));

function matchesOf(trx: ActorTransaction, of: OpportunityScope) {
  return trx
    .selectFrom("match")
    .select("match.prospectId")
    .where("match.mandateId", "=", of.mandateId)
    .where("match.institutionId", "=", of.institutionId)
    .where(isVisible(of));
}

function upToMost(rows: Compilable & Expression<unknown>) {
  return sql<number>`(select count(*)::int from (${rows} limit ${sql.lit(MOST_COUNTED + 1)}) as listed)`;
}

const isShown = sql<number | null>`null::int`.as("shown");
const countPairs = preparedQuery((trx, of: OpportunityScope) => pairs(trx, of).select(isShown));
/** With the first rows of the list, so that the most opened page needs one query. */
const countAndRank = preparedQuery((trx, args: OpportunityScope & { without: string[]; limit: number }) =>
  pairs(trx, args).select(isShown).select(rankedPairs(trx, args)),
);

/** Filters apply to teasers: each pair is joined with its own until enough are found. */
function countFiltered(trx: ActorTransaction, of: OpportunityScope, filter: OpportunityFilter) {
  const shown = selectOpportunities(trx, of, "eligible")
    .select("match.prospectId")
    .where(notPassed(of))
    .where(passesFilter(of, filter));
  return pairs(trx, of).select(sql<number | null>`${upToMost(shown)}`.as("shown"));
}

const waiting = ({ institutionId }: OpportunityScope) =>
  sql<number>`(select count(*)::int from introduction where introduction.institution_id = ${institutionId}
    and introduction.status = 'requested' and introduction.requested_by = 'company')`.as("waiting");
