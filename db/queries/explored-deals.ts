import { sql } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";
import {
  beyond,
  type DealsKey,
  type DealsOf,
  dealsOf,
  notPassed,
  partsOfMatch,
  running,
  sorts,
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
  page: { after: DealsKey | null; without: readonly string[]; limit: number },
) {
  return dealsOf(trx, of, "eligible", { inRank: true })
    .select("match.prospectId")
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom("introduction")
          .select("introduction.id")
          .whereRef("introduction.prospectId", "=", "match.prospectId")
          .where("introduction.institutionId", "=", of.institutionId)
          .where("introduction.status", "in", running),
      ).as("isMet"),
    )
    .select(sorts.fit.value.as("sortValue"))
    .where(notPassed(of))
    .where(sql<boolean>`match.prospect_id <> all (${[...page.without]}::uuid[])`)
    .where(beyond("fit", page.after))
    .orderBy(sorts.fit.value, sorts.fit.direction)
    .orderBy("match.prospectId")
    .limit(page.limit)
    .execute();
}

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
  const cards = JSON.stringify(explored);
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
  const beside = explored.length > 0 ? { beside: shown } : {};
  return withCard(dealsOf(trx, of, "eligible", { ...beside, among: sql`${ids}::uuid[]` }), of.institutionId)
    .select(["match.score", partsOfMatch])
    .execute();
}
