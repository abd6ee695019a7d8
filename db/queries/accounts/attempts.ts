import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface Limit {
  /** Never a name or an address in clear: a fingerprint. */
  key: string;
  tries: number;
  withinSeconds: number;
}

/**
 * Counts one more try and returns whether it is within the limit. Each counted try restarts the period, so that no
 * period of that length has more; a try beyond the limit is not counted and extends nothing. The database's clock and
 * one row per key make it correct for any number of processes.
 */
export async function countTry(
  trx: ActorTransaction,
  { key, tries, withinSeconds }: Limit,
): Promise<boolean> {
  const { rows } = await sql<{ points: number }>`
    insert into rate_limit as held (key, points, expire)
    values (${key}, 1, ${presentMs} + ${withinSeconds * 1000}::bigint)
    on conflict (key) do update set
      points = case when held.expire < ${presentMs} then 1 else least(held.points + 1, ${tries + 1}) end,
      expire = case when held.expire < ${presentMs} or held.points < ${tries} then excluded.expire else held.expire end
    returning points`.execute(trx);
  return (rows[0]?.points ?? tries + 1) <= tries;
}

/** A successful try does not count: frequent sign-ins never lock a person out. */
export async function uncountTry(trx: ActorTransaction, key: string): Promise<void> {
  await sql`update rate_limit set points = greatest(points - 1, 0) where key = ${key}`.execute(trx);
}

const presentMs = sql`(extract(epoch from app_clock_now()) * 1000)::bigint`;
