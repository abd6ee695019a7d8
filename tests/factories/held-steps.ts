import type pg from "pg";
import { expect } from "vitest";
import type { TestApp } from "#tests/support/open-test-app.ts";

/** One step of the work that is to stand still: a row of a table that is about to be written, or a job about to end. */
export interface HeldStep {
  table: string;
  before: "insert" | "update" | "delete";
  /** Of the row: `old` or `new`. */
  when: string;
}

const lock = 2018;

/**
 * Holds work of other processes still in the middle of a step, whatever process comes to it, until let go of; a process
 * that is killed meanwhile leaves its transaction undone, as the end of its connection does.
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
    /** Waits until every step has been come to, each by one. */
    async areReached(): Promise<void> {
      const count = async () => (await owner.query(`select ${waiting}`)).rowCount;
      await expect.poll(count, { timeout: 30_000, interval: 30 }).toBe(steps.length);
    },
    /** Lets what stands still go on, as if nothing had been. */
    async goOn(): Promise<void> {
      await holder.query(`select pg_advisory_unlock(${lock})`);
      holder.release();
      for (const [at, { table }] of steps.entries())
        await owner.query(`drop trigger stand_still_${at} on ${table}`);
    },
    /** Once the process is dead: its connections end, and nothing stands still any more. */
    async letGo(): Promise<void> {
      await owner.query(`select pg_terminate_backend(pid) ${waiting}`);
      for (const [at, { table }] of steps.entries())
        await owner.query(`drop trigger stand_still_${at} on ${table}`);
      await holder.query(`select pg_advisory_unlock(${lock})`);
      holder.release();
    },
  };
}
