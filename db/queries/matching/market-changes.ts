import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What changed of what the matcher reads. */
export interface MarketChanges {
  prospectIds: readonly string[];
  mandateIds: readonly string[];
}

/** From now on changes are listed for this one alone; what is read after this is not older than the list's beginning. */
export async function beginMarketChanges(trx: ActorTransaction, leader: string): Promise<void> {
  await sql`
    insert into market_leader (leader) values (${leader})
    on conflict (is_the_one) do update set leader = excluded.leader`.execute(trx);
  await sql`delete from market_change`.execute(trx);
}

/** From now on changes are listed for nobody: whoever kept the market reads it anew. */
export async function endMarketChanges(trx: ActorTransaction): Promise<void> {
  await sql`delete from market_leader`.execute(trx);
}

/** Takes what is listed out of the list; undefined where it is listed for another. */
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
