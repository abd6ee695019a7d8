import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Makes the unanswered requests of a prospect answerable that were hidden from its company; returns them. */
export async function hearToAnswer(trx: ActorTransaction, prospectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from hear_to_answer(${prospectId}) as id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** They stay hidden from the company. */
export async function passOverAgain(
  trx: ActorTransaction,
  introductionIds: readonly string[],
): Promise<void> {
  if (introductionIds.length === 0) return;
  await sql`select pass_over_again(${[...introductionIds]}::uuid[])`.execute(trx);
}
