import type pg from "pg";
import { expect } from "vitest";
import type { TestApp } from "#tests/support/open-test-app.ts";

/** One step at which work is held: a row about to be written, or a job about to end. */
export interface HeldStep {
  table: string;
  before: "insert" | "update" | "delete";
  /** Of the row: `old` or `new`. */
  when: string;
}

const lock = 2018;

/**
 * Holds other processes' work in the middle of a step until released; a process that is killed meanwhile rolls back its
 * transaction, as when its connection ends.
 */
export async function holdSteps(app: TestApp, steps: readonly HeldStep[]) {
  const { owner } = app;
  await owner.query(`create or replace function stand_still() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(${lock});
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`);
  for (const [at, { table, before, when }] of steps.entries()) {
    await owner.query(
      `create trigger stand_still_${at} before ${before} on ${table} for each row when (${when}) execute function stand_still()`,
    );
  }
  const holder: pg.PoolClient = await owner.connect();
  await holder.query(`select pg_advisory_lock(${lock})`);
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`;
  return {
    /** Waits until every step, or so many of them, has been reached, each by one process. */
    async areReached(most = steps.length): Promise<void> {
      const count = async () => (await owner.query(`select ${waiting}`)).rowCount;
      await expect.poll(count, { timeout: 30_000, interval: 30 }).toBe(most);
    },
    /** Releases the held work. */
    async goOn(): Promise<void> {
      await holder.query(`select pg_advisory_unlock(${lock})`);
      holder.release();
      for (const [at, { table }] of steps.entries())
        await owner.query(`drop trigger stand_still_${at} on ${table}`);
    },
    /** After the process died: ends its connections, and holds nothing any more. */
    async release(): Promise<void> {
      await owner.query(`select pg_terminate_backend(pid) ${waiting}`);
      for (const [at, { table }] of steps.entries())
        await owner.query(`drop trigger stand_still_${at} on ${table}`);
      await holder.query(`select pg_advisory_unlock(${lock})`);
      holder.release();
    },
  };
}
