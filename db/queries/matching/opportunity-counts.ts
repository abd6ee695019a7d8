import { sql } from "kysely";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { conditionsOf, type OpportunityFilter } from "./opportunity-filter.ts";
import { type RankedPair, rankedPairs, toRanked } from "./explored-opportunities.ts";
import { isVisible, notPassed, type OpportunityScope, selectOpportunities } from "./opportunity-list.ts";

/**
 * Counts of each kind, how many fits pass the filters, and how many requests wait for an answer; and the first rows of
 * what fits, if they are asked for and there is no filter.
 */
export async function countOpportunities(
  trx: ActorTransaction,
  of: OpportunityScope,
  { filter, ranked }: { filter: OpportunityFilter; ranked: number | null },
): Promise<CountedOpportunities> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const [counted]: Counted[] = isFiltered
    ? await countFiltered(trx, of, filter)
    : ranked === null
      ? await countPairs(trx, of)
      : await countAndRank(trx, { ...of, without: [], limit: ranked });
  if (counted === undefined) throw new Error("the count returned no row");
  const { ranked: first, ...counts } = counted;
  return { counts, ranked: first === undefined ? null : toRanked(first) };
}

type Counted = CountedOpportunities["counts"] & { ranked?: string | null };

export interface CountedOpportunities {
  counts: { fits: number; shown: number; nearMisses: number; passed: number; waiting: number };
  ranked: RankedPair[] | null;
}

/** Counts pairs only, by their own index: those with invisible teasers are few and listed by id (docs/decisions/0060). */
function pairs(trx: ActorTransaction, of: OpportunityScope) {
  return trx
    .with(
      (cte) => cte("counted").materialized(),
      (db) =>
        db
          .selectFrom((inner) =>
            inner
              .selectFrom("match")
              .select(["match.outcome", notPassed(of).as("isOpen")])
              .where("match.mandateId", "=", of.mandateId)
              .where("match.institutionId", "=", of.institutionId)
              .where(isVisible(of))
              .as("pair"),
          )
          .select([
            sql<number>`count(*) filter (where outcome = 'eligible' and is_open)::int`.as("fits"),
            sql<number>`count(*) filter (where outcome = 'near_miss' and is_open)::int`.as("nearMisses"),
            sql<number>`count(*) filter (where not is_open)::int`.as("passed"),
          ]),
    )
    .selectFrom("counted")
    .select(["counted.fits", "counted.fits as shown", "counted.nearMisses", "counted.passed", waiting(of)]);
}

const countPairs = preparedQuery(pairs);
/** With the first rows of the list, so that the most opened page needs one query. */
const countAndRank = preparedQuery((trx, args: OpportunityScope & { without: string[]; limit: number }) =>
  pairs(trx, args).select(rankedPairs(trx, args)),
);

/** Filters apply to teasers: each pair is joined with its own once. */
async function countFiltered(trx: ActorTransaction, of: OpportunityScope, filter: OpportunityFilter) {
  return trx
    .with(
      (cte) => cte("listed").materialized(),
      () =>
        selectOpportunities(trx, of)
          .select(["match.outcome"])
          .select([notPassed(of).as("isOpen"), conditionsOf(filter).as("isShown")]),
    )
    .selectFrom("listed")
    .select([
      sql<number>`count(*) filter (where outcome = 'eligible' and is_open)::int`.as("fits"),
      sql<number>`count(*) filter (where outcome = 'eligible' and is_open and is_shown)::int`.as("shown"),
      sql<number>`count(*) filter (where outcome = 'near_miss' and is_open)::int`.as("nearMisses"),
      sql<number>`count(*) filter (where not is_open)::int`.as("passed"),
      waiting(of),
    ])
    .execute();
}

const waiting = ({ institutionId }: OpportunityScope) =>
  sql<number>`(select count(*)::int from introduction where introduction.institution_id = ${institutionId}
    and introduction.status = 'requested' and introduction.requested_by = 'company')`.as("waiting");
