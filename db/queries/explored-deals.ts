import { type RawBuilder, sql } from "kysely";
import { compiledOnce } from "../compiled-once.ts";
import type { ActorTransaction } from "../with-actor.ts";
import {
  beyond,
  type DealsKey,
  type DealsOf,
  dealsOf,
  inSight,
  notPassed,
  partsOfMatch,
  running,
  withCard,
} from "./deals-list.ts";
import { seenOfTeaser } from "./feedback.ts";

/**
 * The ids of what fits, in the list's order from a place on, without what was passed on and those in `without`; each with
 * whether an introduction runs.
 */
export async function listRankedIds(
  trx: ActorTransaction,
  of: DealsOf,
  { after, without, limit }: { after: DealsKey | null; without: readonly string[]; limit: number },
) {
  const args = { ...of, without: [...without], limit };
  return after === null
    ? firstRanked(trx, args)
    : nextRanked(trx, { ...args, after: after.value, id: after.id });
}

interface Ranked extends DealsOf {
  without: string[];
  limit: number;
}

/** By the pairs' own index, in its order: who left sight is known by name (docs/decisions/0060). */
function rankedIds(trx: ActorTransaction, { without, limit, ...of }: Ranked, after: DealsKey | null) {
  return trx
    .selectFrom("match")
    .select(["match.prospectId", "match.score as sortValue"])
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
    .where(inSight(of))
    .where(notPassed(of))
    .where(sql<boolean>`match.prospect_id <> all (${without}::uuid[])`)
    .where(beyond("fit", after))
    .orderBy("match.score", "desc")
    .orderBy("match.prospectId")
    .limit(limit);
}

const firstRanked = compiledOnce((trx, ranked: Ranked) => rankedIds(trx, ranked, null));
const nextRanked = compiledOnce(
  (trx, { after, id, ...ranked }: Ranked & { after: DealsKey["value"]; id: string }) =>
    rankedIds(trx, ranked, { value: after, id }),
);

/** A card that is shown out of its order, to try it: its place in the list and the chance that it had. */
export interface ExploredCard {
  id: string;
  position: number;
  propensity: number;
}

/** The cards of some that fit, in no order. Those that explore are written down as shown, once a day, with their chance. */
export async function listPlacedDeals(
  trx: ActorTransaction,
  of: DealsOf,
  ids: readonly string[],
  { explored, at }: { explored: readonly ExploredCard[]; at: Date },
) {
  const args = { ...of, ids: [...ids] };
  if (explored.length === 0) return placedDeals(trx, args);
  return exploredDeals(trx, { ...args, at, cards: JSON.stringify(explored) });
}

interface Placed extends DealsOf {
  ids: string[];
}

const placedDeals = compiledOnce((trx, { ids, ...of }: Placed) =>
  placed(trx, of, { among: sql`${ids}::uuid[]` }),
);

const exploredDeals = compiledOnce((trx, { ids, at, cards, ...of }: Placed & { at: Date; cards: string }) => {
  const shown = sql<{ id: string }>`
      insert into match_feedback (at, act, side, organization_id, mandate_id, prospect_id, mandate_version,
        prospect_version, rank_position, score, model_version, propensity, seen)
      select ${at}::timestamptz, 'shown', 'institution', ${of.institutionId}::uuid, match.mandate_id,
        match.prospect_id, match.mandate_version, match.prospect_version, card.position, match.score,
        match.model_version, card.propensity, ${seenOfTeaser}
      from jsonb_to_recordset(${cards}::jsonb) as card (id uuid, position integer, propensity double precision)
      join match on match.prospect_id = card.id and match.mandate_id = ${of.mandateId}::uuid
      join teaser on teaser.prospect_id = card.id
      on conflict do nothing
      returning id`;
  return placed(trx, of, { beside: shown, among: sql`${ids}::uuid[]` });
});

function placed(
  trx: ActorTransaction,
  of: DealsOf,
  what: { beside?: RawBuilder<{ id: string }>; among: RawBuilder<string[]> },
) {
  return withCard(dealsOf(trx, of, "eligible", what), of.institutionId).select(["match.score", partsOfMatch]);
}
