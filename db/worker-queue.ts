import type { JobName } from "#app/domain/jobs/payloads.ts";
import type { Pool, PoolClient } from "pg";

/** Seconds without a sign of life after which a worker counts as dead: several missed beats. */
const silenceSeconds = 20;
/** The same where its lifeline is free as well: it is not merely busy, its process is gone. */
const goneSeconds = 3;
/** Seconds after which a job that its own worker knows nothing of was lost on the way to it. */
const lostSeconds = 60;

/** Locks that fall with the process that holds them, however that ends. */
export interface Lifeline {
  /** Takes the lock where it is not held, or not any more: PostgreSQL may have been away. */
  hold(): Promise<void>;
  /** Whether its holder is the one among all workers that keeps the market; tries to become it where nobody is. */
  keepsMarket(): Promise<boolean>;
  letGo(): void;
}

const lifelineOf = (worker: string) => `hashtextextended('worker ' || ${worker}, 0)`;

export function createLifeline(pool: Pool, workerId: string): Lifeline {
  let holder: PoolClient | undefined;
  let keepsMarket = false;
  const letGo = (): void => {
    const held = holder;
    holder = undefined;
    keepsMarket = false;
    held?.release(true);
  };
  return {
    letGo,
    async keepsMarket() {
      if (holder === undefined || keepsMarket) return keepsMarket;
      const { rows } = await holder.query<{ taken: boolean }>(
        "select pg_try_advisory_lock(hashtextextended('market leader', 0)) as taken",
      );
      keepsMarket = rows[0]?.taken ?? false;
      return keepsMarket;
    },
    async hold() {
      if (holder !== undefined) return;
      const client = await pool.connect();
      try {
        await client.query(`select pg_advisory_lock(${lifelineOf("$1")})`, [workerId]);
        client.once("error", letGo);
        holder = client;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
  };
}

/**
 * Tells that this worker lives, and frees what dead ones hold: graphile-worker itself waits four hours. Returns how
 * many dead workers were found. Runs as the queue's owner.
 */
export async function beat(pool: Pool, workerId: string): Promise<number> {
  await pool.query(
    `insert into worker_heartbeat (worker_id) values ($1)
     on conflict (worker_id) do update set seen_at = app_clock_now()`,
    [workerId],
  );
  const { rows } = await pool.query<{ dead: number }>(
    `with holders as (
       select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
       union
       select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
     ), dead as (
       select distinct locked_by from holders left join worker_heartbeat as seen on seen.worker_id = locked_by
       where case
         when seen.seen_at < app_clock_now() - make_interval(secs => $2)
           and pg_try_advisory_xact_lock_shared(${lifelineOf("locked_by")}) then true
         else locked_at < app_clock_now() - make_interval(secs => $1)
           and coalesce(seen.seen_at < app_clock_now() - make_interval(secs => $1), true)
       end
     ), freed as (
       select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0
     )
     select (select count(*)::int from dead) as dead, (select count(*) from freed) as freed`,
    [silenceSeconds, goneSeconds],
  );
  const dead = rows[0]?.dead ?? 0;
  if (dead > 0) await dropReplaced(pool);
  return dead;
}

/** Jobs that are queued by a key, so that a later one takes the place of one that hasn't run. */
const keyed: readonly JobName[] = [
  "match-mandate",
  "match-prospect",
  "notify-company-message-written",
  "notify-institution-message-written",
];

/**
 * A job whose key a later one took while it ran is to end with its run: it has no key, and no attempt left. Where its
 * worker died first nobody would ever run or remove it.
 */
async function dropReplaced(pool: Pool): Promise<void> {
  await pool.query(
    `delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
     where tasks.id = jobs.task_id and tasks.identifier = any ($1::text[]) and jobs.locked_by is null and jobs.key is null
       and jobs.attempts >= jobs.max_attempts and jobs.last_error is null`,
    [keyed],
  );
}

/** The flag of the jobs that are best left to the worker that keeps the market. */
export const marketFlag = "market";

/** Says whether this worker keeps the market; returns whether another says so that has beaten lately. */
export async function claimMarket(pool: Pool, workerId: string, keeps: boolean): Promise<boolean> {
  const { rows } = await pool.query<{ isElsewhere: boolean }>(
    `with said as (
       update worker_heartbeat set keeps_market = $2 where worker_id = $1 and keeps_market <> $2
     )
     select exists (
       select from worker_heartbeat
       where worker_id <> $1 and keeps_market and seen_at > app_clock_now() - make_interval(secs => $3)
     ) as "isElsewhere"`,
    [workerId, keeps, goneSeconds],
  );
  return rows[0]?.isElsewhere ?? false;
}

/**
 * Frees jobs that the database believes in this worker's hands while the worker works on others: the answer that
 * brought them was lost with its connection. Returns how many.
 */
export async function freeLostJobs(
  pool: Pool,
  workerId: string,
  underWay: readonly string[],
): Promise<number> {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where locked_by = $1 and locked_at < app_clock_now() - make_interval(secs => $2) and id <> all ($3::bigint[])`,
    [workerId, lostSeconds, underWay],
  );
  return rowCount ?? 0;
}

/** A worker that ends in good order takes its sign of life along; those of the dead go after a day. */
export async function endBeat(pool: Pool, workerId: string): Promise<void> {
  await pool.query(
    `delete from worker_heartbeat where worker_id = $1 or seen_at < app_clock_now() - interval '1 day'`,
    [workerId],
  );
}

/** How many jobs wait, and how many have been given up. */
export async function countJobs(pool: Pool): Promise<{ waiting: number; dead: number }> {
  const { rows } = await pool.query<{ waiting: number; dead: number }>(
    `select count(*) filter (where attempts < max_attempts)::int as waiting,
            count(*) filter (where attempts >= max_attempts)::int as dead
     from graphile_worker._private_jobs`,
  );
  return rows[0] ?? { waiting: 0, dead: 0 };
}
