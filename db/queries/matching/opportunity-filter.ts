import { sql } from "kysely";

/** An institution's filter of its list, in the codes that the list shows. */
export interface OpportunityFilter {
  sector?: string | undefined;
  district?: string | undefined;
  stage?: string | undefined;
  instrument?: string | undefined;
  recognition?: string | undefined;
  /** Asks that overlap this range remain. */
  askFromFen?: bigint | undefined;
  askToFen?: bigint | undefined;
  /** As many of the best of the whole list, and those level with the last of them. */
  first?: number | undefined;
}

/** By what is shown, not by what is hidden: a coarsened teaser is found under its coarse code. */
const shownWithin = (key: "sector" | "place", code: string) =>
  sql<boolean>`(teaser.bands ->> ${sql.lit(key)} = ${code} or starts_with(teaser.bands ->> ${sql.lit(key)}, ${`${code}/`}))`;

/** The conditions of a filter on a match and its teaser. */
export function conditionsOf(filter: OpportunityFilter) {
  const { sector, district, stage, instrument, recognition, askFromFen, askToFen } = filter;
  const conditions = [
    sector === undefined ? null : shownWithin("sector", sector),
    district === undefined ? null : shownWithin("place", district),
    stage === undefined ? null : sql<boolean>`teaser.stage = ${stage}`,
    instrument === undefined ? null : sql<boolean>`${instrument} = any (teaser.instruments)`,
    recognition === undefined ? null : sql<boolean>`${recognition} = any (teaser.recognitions)`,
    askFromFen === undefined ? null : sql<boolean>`teaser.amount_max_fen >= ${askFromFen}`,
    askToFen === undefined ? null : sql<boolean>`teaser.amount_min_fen <= ${askToFen}`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
