import { sql } from "kysely";
import type { UsageLimit } from "#app/domain/usage/limits.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface UsedUp {
  limit: UsageLimit;
  freeAt: Date;
  waitSeconds: number;
}

/**
 * Counts one use of an act against all limits at once. Returns the exhausted limit with the longest wait, if any: then
 * nothing was counted.
 */
export async function recordUse(
  trx: ActorTransaction,
  act: string,
  limits: readonly UsageLimit[],
): Promise<UsedUp | null> {
  const holders = limits.map(({ holder }) => holder);
  const spans = limits.map(({ seconds }) => `${seconds} s`);
  const most = limits.map(({ most }) => most);
  const { rows } = await sql<{ place: number; freeAt: Date; waitSeconds: number }>`
    select place, free_at, wait_seconds
    from count_use(${act}, ${holders}::text[], ${spans}::interval[], ${most}::integer[])`.execute(trx);
  const [used] = rows;
  const limit = used && limits[used.place - 1];
  return used && limit ? { limit, freeAt: used.freeAt, waitSeconds: used.waitSeconds } : null;
}

/** Removes uses older than every limit's period. */
export async function deleteOldUses(trx: ActorTransaction, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from counted_use where ctid = any (array(
      select ctid from counted_use where at < app_now() - interval '25 hours' limit ${limit}
    ))`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
