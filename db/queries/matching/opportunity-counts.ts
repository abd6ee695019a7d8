import { sql } from "kysely";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { conditionsOf, type OpportunityFilter } from "./opportunity-filter.ts";
import { type RankedPair, rankedPairs, toRanked } from "./explored-opportunities.ts";
import {
  selectOpportunities,
  type OpportunityScope,
  isVisible,
  notPassed,
  publishedOn,
  rowVersionOfTeaser,
} from "./opportunity-list.ts";

/** Near misses that are sorted; with more than these, scanning in the order of days finds the newest soon. */
const sortedAtMost = 200;

/**
 * Counts of each kind, how many fits pass the filters, and how many requests wait for an answer; and the newest near
 * misses, with the row version of each one's teaser.
 */
export async function countOpportunities(
  trx: ActorTransaction,
  of: OpportunityScope,
  { filter, nearMisses, ranked }: { filter: OpportunityFilter; nearMisses: number; ranked: number | null },
): Promise<CountedOpportunities> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const [counted]: Counted[] = isFiltered
    ? await countFiltered(trx, of, filter, nearMisses)
    : ranked === null
      ? await countPairs(trx, { ...of, nearMisses })
      : await countAndRank(trx, { ...of, nearMisses, without: [], limit: ranked });
  if (counted === undefined) throw new Error("the count returned no row");
  const { fits, shown, nearMisses: near, passed, waiting } = counted;
  return {
    counts: { fits, shown, nearMisses: near, passed, waiting },
    newestNear: counted.newestNear.map(toVersioned),
    ranked: counted.ranked === undefined ? null : toRanked(counted.ranked),
  };
}

type Counted = CountedOpportunities["counts"] & { newestNear: string[]; ranked?: string | null };

export interface CountedOpportunities {
  counts: { fits: number; shown: number; nearMisses: number; passed: number; waiting: number };
  newestNear: { id: string; rowVersion: string }[];
  /** The first of what fits, if requested and without a filter. */
  ranked: RankedPair[] | null;
}

function toVersioned(text: string): { id: string; rowVersion: string } {
  const [id = "", rowVersion = ""] = text.split(" ");
  return { id, rowVersion };
}

/**
 * Counts pairs only, by their own index: those with invisible teasers are few and listed by id (docs/decisions/0060).
 * Teasers are read for the newest near misses: all if they are few, else in the order of their days until there are
 * enough.
 */
function pairs(trx: ActorTransaction, { nearMisses, ...of }: OpportunityScope & { nearMisses: number }) {
  const near = sql`select pair.prospect_id from pair where pair.outcome = 'near_miss' and pair.is_open`;
  return trx
    .with(
      (cte) => cte("pair").materialized(),
      (db) =>
        db
          .selectFrom("match")
          .select(["match.prospectId", "match.outcome", notPassed(of).as("isOpen")])
          .where("match.mandateId", "=", of.mandateId)
          .where("match.institutionId", "=", of.institutionId)
          .where(isVisible(of)),
    )
    .with(
      (cte) => cte("counted").materialized(),
      (db) =>
        db
          .selectFrom("pair")
          .select([
            sql<number>`count(*) filter (where outcome = 'eligible' and is_open)::int`.as("fits"),
            sql<number>`count(*) filter (where outcome = 'near_miss' and is_open)::int`.as("nearMisses"),
            sql<number>`count(*) filter (where not is_open)::int`.as("passed"),
          ]),
    )
    .selectFrom("counted")
    .select(["counted.fits", "counted.fits as shown", "counted.nearMisses", "counted.passed", waiting(of)])
    .select(
      sql<string[]>`case when counted.near_misses <= ${sql.lit(sortedAtMost)}
        then array(select teaser.prospect_id || ' ' || ${rowVersionOfTeaser} from teaser where teaser.prospect_id in (${near})
          order by ${publishedOn} desc, teaser.prospect_id limit ${nearMisses})
        else array(select teaser.prospect_id || ' ' || ${rowVersionOfTeaser} from teaser
          where teaser.status = 'published' and teaser.amount_max_fen > 0
            and (teaser.prospect_id in (${near})) is true
          order by ${publishedOn} desc, teaser.prospect_id limit ${nearMisses}) end`.as("newestNear"),
    );
}

const countPairs = preparedQuery(pairs);
/** With the first rows of the list, so that the most opened page needs one query. */
const countAndRank = preparedQuery(
  (trx, args: Parameters<typeof pairs>[1] & { without: string[]; limit: number }) =>
    pairs(trx, args).select(rankedPairs(trx, args)),
);

/** Filters apply to teasers: each pair is joined with its own once. */
async function countFiltered(
  trx: ActorTransaction,
  of: OpportunityScope,
  filter: OpportunityFilter,
  nearMisses: number,
) {
  return trx
    .with(
      (cte) => cte("listed").materialized(),
      () =>
        selectOpportunities(trx, of)
          .select(["match.prospectId", "match.outcome"])
          .select([
            publishedOn.as("publishedOn"),
            rowVersionOfTeaser.as("rowVersion"),
            notPassed(of).as("isOpen"),
            conditionsOf(filter).as("isShown"),
          ]),
    )
    .selectFrom("listed")
    .select([
      sql<number>`count(*) filter (where outcome = 'eligible' and is_open)::int`.as("fits"),
      sql<number>`count(*) filter (where outcome = 'eligible' and is_open and is_shown)::int`.as("shown"),
      sql<number>`count(*) filter (where outcome = 'near_miss' and is_open)::int`.as("nearMisses"),
      sql<number>`count(*) filter (where not is_open)::int`.as("passed"),
      waiting(of),
      sql<
        string[]
      >`array(select prospect_id || ' ' || row_version from listed where outcome = 'near_miss' and is_open
        order by published_on desc, prospect_id limit ${nearMisses})`.as("newestNear"),
    ])
    .execute();
}

const waiting = ({ institutionId }: OpportunityScope) =>
  sql<number>`(select count(*)::int from introduction where introduction.institution_id = ${institutionId}
    and introduction.status = 'requested' and introduction.requested_by = 'company')`.as("waiting");
