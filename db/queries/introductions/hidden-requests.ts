import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Makes the unanswered requests of a prospect answerable that were hidden from its company; returns them. */
export async function unhideRequests(trx: ActorTransaction, prospectId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from reveal_hidden_requests(${prospectId}) as id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** They stay hidden from the company. */
export async function hideRequestsAgain(
  trx: ActorTransaction,
  introductionIds: readonly string[],
): Promise<void> {
  if (introductionIds.length === 0) return;
  await sql`select hide_stopped_requests(${[...introductionIds]}::uuid[])`.execute(trx);
}

/** How many unanswered requests of a prospect its company doesn't hear of, to whom sees them as any other. */
export async function countHiddenRequests(trx: ActorTransaction, prospectId: string): Promise<number> {
  const hidden = await unhideRequests(trx, prospectId);
  await hideRequestsAgain(trx, hidden);
  return hidden.length;
}
