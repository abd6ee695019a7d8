import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The changes to what the matcher reads. */
export interface MarketChanges {
  prospectIds: readonly string[];
  mandateIds: readonly string[];
}

/** Starts the list of changes for this subscriber only; later reads are not older than the list's beginning. */
export async function beginMarketChanges(trx: ActorTransaction, leader: string): Promise<void> {
  await sql`
    insert into market_leader (leader) values (${leader})
    on conflict (is_the_one) do update set leader = excluded.leader`.execute(trx);
  await sql`delete from market_change`.execute(trx);
}

/** Stops the list of changes: a process with a cached market reads it again. */
export async function endMarketChanges(trx: ActorTransaction): Promise<void> {
  await sql`delete from market_leader`.execute(trx);
}

/** Takes the listed changes from the list; undefined if it belongs to another subscriber. */
export async function takeMarketChanges(
  trx: ActorTransaction,
  leader: string,
): Promise<MarketChanges | undefined> {
  const { rows: leaders } = await sql`select from market_leader where leader = ${leader}`.execute(trx);
  if (leaders.length === 0) return undefined;
  const { rows } = await sql<{ prospectId: string | null; mandateId: string | null }>`
    delete from market_change returning prospect_id, mandate_id`.execute(trx);
  const ids = (all: readonly (string | null)[]) => [...new Set(all.filter((id) => id !== null))];
  return {
    prospectIds: ids(rows.map(({ prospectId }) => prospectId)),
    mandateIds: ids(rows.map(({ mandateId }) => mandateId)),
  };
}
