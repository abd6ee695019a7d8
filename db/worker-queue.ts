import type { JobName } from "#app/domain/jobs/payloads.ts";
import type { Pool, PoolClient } from "pg";

/** Seconds without a heartbeat after which a worker counts as dead: several missed heartbeats. */
const silenceSeconds = 20;
/** The same if its session lock is free as well: it is not merely busy, its process is gone. */
const goneSeconds = 3;
/** Seconds after which a job that its own worker doesn't know was lost on the way to it. */
const lostSeconds = 60;

/** Session-level locks, which end with the process that holds them. */
export interface SessionLocks {
  /** Takes the lock if it is not held, or no longer: PostgreSQL may have been away. */
  hold(): Promise<void>;
  /** Whether this worker is the market leader; tries to become it if there is none. */
  isMarketLeader(): Promise<boolean>;
  release(): void;
}

const workerLockOf = (worker: string) => `hashtextextended('worker ' || ${worker}, 0)`;

export function createSessionLocks(pool: Pool, workerId: string): SessionLocks {
  let holder: PoolClient | undefined;
  let isMarketLeader = false;
  const release = (): void => {
    const held = holder;
    holder = undefined;
    isMarketLeader = false;
    held?.release(true);
  };
  return {
    release,
    async isMarketLeader() {
      if (holder === undefined || isMarketLeader) return isMarketLeader;
      const { rows } = await holder.query<{ taken: boolean }>(
        "select pg_try_advisory_lock(hashtextextended('market leader', 0)) as taken",
      );
      isMarketLeader = rows[0]?.taken ?? false;
      return isMarketLeader;
    },
    async hold() {
      if (holder !== undefined) return;
      const client = await pool.connect();
      try {
        await client.query(`select pg_advisory_lock(${workerLockOf("$1")})`, [workerId]);
        client.once("error", release);
        holder = client;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
  };
}

/**
 * Writes this worker's heartbeat, and frees the jobs of dead workers: graphile-worker itself waits four hours. Returns
 * how many dead workers were found. Runs as the queue's owner.
 */
export async function sendHeartbeat(pool: Pool, workerId: string): Promise<number> {
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
           and pg_try_advisory_xact_lock_shared(${workerLockOf("locked_by")}) then true
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

/** Jobs queued by a key, so that a later one replaces one that hasn't run. */
const keyed: readonly JobName[] = [
  "match-mandate",
  "match-prospect",
  "notify-company-message-written",
  "notify-institution-message-written",
];

/**
 * A job whose key a later one took while it ran has no key and no attempt left, and ends with its run. If its worker
 * died first, nobody would ever run or remove it.
 */
async function dropReplaced(pool: Pool): Promise<void> {
  await pool.query(
    `delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
     where tasks.id = jobs.task_id and tasks.identifier = any ($1::text[]) and jobs.locked_by is null and jobs.key is null
       and jobs.attempts >= jobs.max_attempts and jobs.last_error is null`,
    [keyed],
  );
}

/** The flag of jobs reserved for the market leader. */
export const marketFlag = "market";

/** Records whether this worker is the market leader; returns whether another recorded so with a recent heartbeat. */
export async function claimMarket(pool: Pool, workerId: string, isLeader: boolean): Promise<boolean> {
  const { rows } = await pool.query<{ isElsewhere: boolean }>(
    `with said as (
       update worker_heartbeat set keeps_market = $2 where worker_id = $1 and keeps_market <> $2
     )
     select exists (
       select from worker_heartbeat
       where worker_id <> $1 and keeps_market and seen_at > app_clock_now() - make_interval(secs => $3)
     ) as "isElsewhere"`,
    [workerId, isLeader, goneSeconds],
  );
  return rows[0]?.isElsewhere ?? false;
}

/**
 * Frees jobs that are locked by this worker in the database while it works on others: the response that assigned them
 * was lost with its connection. Returns how many.
 */
export async function unlockLostJobs(
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

/** A worker that shuts down deletes its heartbeat; those of dead workers are removed after a day. */
export async function endHeartbeat(pool: Pool, workerId: string): Promise<void> {
  await pool.query(
    `delete from worker_heartbeat where worker_id = $1 or seen_at < app_clock_now() - interval '1 day'`,
    [workerId],
  );
}

/** How many jobs wait, and how many have failed for good. */
export async function countJobs(pool: Pool): Promise<{ waiting: number; dead: number }> {
  const { rows } = await pool.query<{ waiting: number; dead: number }>(
    `select count(*) filter (where attempts < max_attempts)::int as waiting,
            count(*) filter (where attempts >= max_attempts)::int as dead
     from graphile_worker._private_jobs`,
  );
  return rows[0] ?? { waiting: 0, dead: 0 };
}
