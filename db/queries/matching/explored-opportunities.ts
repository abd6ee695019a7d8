import { sql } from "kysely";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { rowColumns, type RunningRow, type TeaserRow } from "./card-columns.ts";
import {
  isAfter,
  type OpportunityKey,
  type OpportunityScope,
  selectOpportunities,
  isVisible,
  notPassed,
  partsOfMatch,
  running,
  withRunning,
} from "./opportunity-list.ts";
import { shownOfTeaser } from "./feedback.ts";

/** A pair in the list's order, and whether an introduction is open. */
export interface RankedPair {
  id: string;
  score: number;
  isMet: boolean;
}

/** What fits, in the list's order from a position on, without passed ones and those in `without`. */
export async function listRanked(
  trx: ActorTransaction,
  of: OpportunityScope,
  { after, without, limit }: { after: OpportunityKey | null; without: readonly string[]; limit: number },
): Promise<RankedPair[]> {
  const args = { ...of, without: [...without], limit };
  const rows =
    after === null
      ? await firstRanked(trx, args)
      : await nextRanked(trx, { ...args, after: after.value, id: after.id });
  return toRanked(rows[0]?.ranked ?? null);
}

interface Ranked extends OpportunityScope {
  without: string[];
  limit: number;
}

/**
 * By the pairs' own index, in its order: prospects that became invisible are listed by id (docs/decisions/0060). In one
 * column, since hundreds are scanned for two explored places.
 */
export function rankedPairs(
  trx: ActorTransaction,
  { without, limit, ...of }: Ranked,
  after: OpportunityKey | null = null,
) {
  const pairs = trx
    .selectFrom("match")
    .select(["match.prospectId", "match.score"])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("introduction")
          .select("introduction.id")
          .whereRef("introduction.prospectId", "=", "match.prospectId")
          .where("introduction.institutionId", "=", of.institutionId)
          .where("introduction.status", "in", running),
      ).as("isMet"),
    )
    .where("match.mandateId", "=", of.mandateId)
    .where("match.institutionId", "=", of.institutionId)
    .where("match.outcome", "=", sql.lit("eligible" as const))
    .where(isVisible(of))
    .where(notPassed(of))
    .where(sql<boolean>`match.prospect_id <> all (${without}::uuid[])`)
    .where(isAfter("fit", after))
    .orderBy("match.score", "desc")
    .orderBy("match.prospectId")
    .limit(limit);
  return sql<string | null>`(
    select string_agg(pair.prospect_id || ' ' || pair.score || ' ' || pair.is_met::int, ','
      order by pair.score desc, pair.prospect_id)
    from (${pairs}) as pair)`.as("ranked");
}

export function toRanked(text: string | null): RankedPair[] {
  if (text === null) return [];
  return text.split(",").map((pair) => {
    const [id = "", score, isMet] = pair.split(" ");
    return { id, score: Number(score), isMet: isMet === "1" };
  });
}

const firstRanked = preparedQuery((trx, args: Ranked) => trx.selectNoFrom(rankedPairs(trx, args)));
const nextRanked = preparedQuery(
  (trx, { after, id, ...args }: Ranked & { after: OpportunityKey["value"]; id: string }) =>
    trx.selectNoFrom(rankedPairs(trx, args, { value: after, id })),
);

/** A card that is shown out of order to explore: its place in the list and its probability. */
export interface ExploredCard {
  id: string;
  position: number;
  propensity: number;
}

/** The rows of some pairs that fit, unordered, each with its open introduction, and whether it was recorded today. */
export const listPlacedOpportunities = preparedQuery(
  (trx, { ids, now, ...of }: OpportunityScope & { ids: readonly string[]; now: Date }) =>
    withRunning(selectOpportunities(trx, of, "eligible", { among: sql`${ids}::uuid[]` }), of.institutionId)
      .select(rowColumns)
      .select(["match.score", partsOfMatch.as("parts")])
      .select(
        sql<boolean>`exists (select from match_feedback shown where shown.act = 'shown'
          and shown.organization_id = ${of.institutionId} and shown.mandate_id = ${of.mandateId}
          and shown.prospect_id = match.prospect_id
          and shanghai_day(shown.at) = shanghai_day(${now}::timestamptz))`.as("isRecorded"),
      ),
);
export type PlacedOpportunity = TeaserRow & RunningRow & { score: number; parts: unknown };

/** Records explored cards with their probability, once a day. */
export async function recordShown(
  trx: ActorTransaction,
  { mandateId, institutionId }: OpportunityScope,
  cards: readonly ExploredCard[],
  at: Date,
): Promise<void> {
  await sql`
    insert into match_feedback (at, act, side, organization_id, mandate_id, prospect_id, mandate_version,
      prospect_version, rank_position, score, model_version, propensity, seen)
    select ${at}::timestamptz, 'shown', 'institution', ${institutionId}::uuid, match.mandate_id,
      match.prospect_id, match.mandate_version, match.prospect_version, card.position, match.score,
      match.model_version, card.propensity, ${shownOfTeaser}
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as card (id uuid, position integer, propensity double precision)
    join match on match.prospect_id = card.id and match.mandate_id = ${mandateId}::uuid
    join teaser on teaser.prospect_id = card.id
    on conflict do nothing`.execute(trx);
}
