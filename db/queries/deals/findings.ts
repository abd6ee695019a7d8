import { sql } from "kysely";
import type { DisputeGround } from "#app/domain/codes/reasons.ts";
import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";

/** The finding's id; undefined if another waits already: the unique index decides concurrent calls. */
export const insertFinding = insertUnlessOpen("disputeFinding", ["disputeId"], ["proposed"], ["id"]);

export async function findFinding(trx: ActorTransaction, of: { disputeId: string; findingId: string }) {
  return trx
    .selectFrom("disputeFinding")
    .selectAll()
    .where("id", "=", of.findingId)
    .where("disputeId", "=", of.disputeId)
    .executeTakeFirst();
}

export const updateFinding = updateById("disputeFinding");

/** How many admins, the reader among them, could decide the dispute; null to everybody else. */
export const decidingAdmins = sql<number | null>`(
  case (select current_actor_kind()) when 'admin' then count_confirming('finance', dispute.company_id, dispute.institution_id) end
)`;

/** A finding for an admin's page: JSON, with amount and instants as text. */
export interface ShownFinding {
  id: string;
  status: "proposed" | "sent_back";
  outcome: DisputeOutcome;
  ground: DisputeGround;
  foundFen: string;
  words: string;
  proposedBy: string;
  proposedAt: string;
  proposer: string | null;
  settler: string | null;
  settledBy: string | null;
  settledWords: string | null;
}

/** The finding that waits on a dispute, or the last returned one; null to everybody but admins. */
export const latestFinding = sql<ShownFinding | null>`(
  select json_build_object(
    'id', f.id, 'status', f.status, 'outcome', f.outcome, 'ground', f.ground, 'foundFen', f.found_fen::text,
    'words', f.words, 'proposedBy', f.proposed_by, 'settledBy', f.settled_by, 'proposedAt', f.proposed_at, 'settledWords', f.settled_words,
    'proposer', (select name from accounts."user" where id = f.proposed_by),
    'settler', (select name from accounts."user" where id = f.settled_by))
  from dispute_finding f
  where f.dispute_id = dispute.id and f.status in ('proposed', 'sent_back')
  order by f.proposed_at desc limit 1
)`;
