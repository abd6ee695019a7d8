import type pg from "pg";
import { clockOffsetMs, machineTime } from "../clock.ts";

/**
 * Gives a test's database the clock of its process: that of the tests, or the machine's as the process sees it, which
 * libfaketime may move for Node alone. The product's two functions are replaced, as only their owner can. The
 * queue, and the statements that tests write, ask now() and clock_timestamp(); in the search path of this database they
 * find ours before PostgreSQL's own.
 */
export async function setDatabaseClock(owner: pg.Pool | pg.Client): Promise<void> {
  const aheadMs = clockOffsetMs() + (await machineAheadMs(owner));
  const ahead = `interval '${aheadMs} milliseconds'`;
  await owner.query(`
    create schema if not exists test_clock;
    grant usage on schema test_clock to public;
    create or replace function public.app_now() returns timestamptz
      language sql stable parallel safe return pg_catalog.now() + ${ahead};
    create or replace function public.app_clock_now() returns timestamptz
      language sql volatile parallel safe return pg_catalog.clock_timestamp() + ${ahead};
    create or replace function test_clock.now() returns timestamptz
      language sql stable parallel safe return public.app_now();
    create or replace function test_clock.clock_timestamp() returns timestamptz
      language sql volatile parallel safe return public.app_clock_now();
    do $$ begin
      execute format('alter database %I set search_path = "$user", public, test_clock, pg_catalog', current_database());
    end $$`);
}

/**
 * By how many whole seconds this process's machine clock is ahead of PostgreSQL's; smaller differences are the query's
 * latency.
 */
async function machineAheadMs(owner: pg.Pool | pg.Client): Promise<number> {
  const { rows } = await owner.query<{ ms: number }>(
    "select extract(epoch from pg_catalog.clock_timestamp())::float8 * 1000 as ms",
  );
  return Math.round((machineTime().getTime() - (rows[0]?.ms ?? 0)) / 1_000) * 1_000;
}
