import { type Compilable, type Expression, sql } from "kysely";
import { MOST_COUNTED } from "#app/lib/paging.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { conditionsOf, type OpportunityFilter } from "./opportunity-filter.ts";
import { type RankedPair, rankedPairs, toRanked } from "./explored-opportunities.ts";
import { isVisible, notPassed, type OpportunityScope, selectOpportunities } from "./opportunity-list.ts";

/**
 * Counts of each kind up to one more than MOST_COUNTED, how many fits pass the filters, and how many requests wait for
 * an answer; and the first rows of what fits, if they are asked for and there is no filter.
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
  const { ranked: first, ...counts } = counted;
  return { counts, ranked: first === undefined ? null : toRanked(first) };
}

type Counted = CountedOpportunities["counts"] & { ranked?: string | null };

export interface CountedOpportunities {
  counts: { fits: number; shown: number; nearMisses: number; passed: number; waiting: number };
  ranked: RankedPair[] | null;
}

/**
 * Counts pairs only, by their own index: those with invisible teasers and those passed on are few and listed by id
 * (docs/decisions/0060). A count ends where it would say no more than "1,000+": a province's mandate has more pairs.
 */
function pairs(trx: ActorTransaction, of: OpportunityScope) {
  const open = (outcome: "eligible" | "near_miss") =>
    upToMost(matchesOf(trx, of).where("match.outcome", "=", sql.lit(outcome)).where(notPassed(of)));
  const passed = matchesOf(trx, of).where(
    sql<boolean>`match.prospect_id in (select pass.prospect_id from pass where pass.mandate_id = ${of.mandateId}::uuid)`,
  );
  return trx
    .with(
      (cte) => cte("counted").materialized(),
      (db) =>
        db.selectNoFrom([
          open("eligible").as("fits"),
          open("near_miss").as("nearMisses"),
          upToMost(passed).as("passed"),
        ]),
    )
    .selectFrom("counted")
    .select(["counted.fits", "counted.nearMisses", "counted.passed", waiting(of)]);
}

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

const isShown = sql.ref<number>("counted.fits").as("shown");
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
    .where(conditionsOf(filter));
  return pairs(trx, of).select(upToMost(shown).as("shown"));
}

const waiting = ({ institutionId }: OpportunityScope) =>
  sql<number>`(select count(*)::int from introduction where introduction.institution_id = ${institutionId}
    and introduction.status = 'requested' and introduction.requested_by = 'company')`.as("waiting");
