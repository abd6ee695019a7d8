import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The next number of a series, from 1, without gaps: its row stays locked until the transaction ends, so that a number
 * that is rolled back is given again.
 */
export async function takeNumber(trx: ActorTransaction, series: string): Promise<bigint> {
  const { rows } = await sql<{ number: bigint }>`
    insert into number_series as s (name, last_number) values (${series}, 1)
    on conflict (name) do update set last_number = s.last_number + 1
    returning last_number as number`.execute(trx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error(`no number in ${series}`);
  return number;
}
