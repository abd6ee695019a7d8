import { expect } from "vitest";
import { Refusal } from "#app/domain/refusal.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** The result of an action: done, or refused with that code. Anything else is a bug and thrown. */
export type Ending = "done" | Refusal["code"];

/**
 * Actions whose transactions overlap for certain: a row that all of them need is locked until each, one after the
 * other, waits for a lock or has ended, and only then released. They proceed in the order in which they queued.
 */
export async function atOnce(
  app: TestApp,
  row: { table: string; id: string },
  acts: readonly (() => Promise<unknown>)[],
): Promise<Ending[]> {
  const holder = await app.owner.connect();
  try {
    await holder.query("begin");
    await holder.query(`select from ${row.table} where id = $1 for update`, [row.id]);
    const endings: Promise<Ending>[] = [];
    let ended = 0;
    for (const act of acts) {
      endings.push(
        endingOf(act).finally(() => {
          ended += 1;
        }),
      );
      await expect
        .poll(async () => (await waiting(app)) + ended, { timeout: 10_000, interval: 10 })
        .toBe(endings.length);
    }
    await holder.query("commit");
    return await Promise.all(endings);
  } finally {
    holder.release();
  }
}

async function waiting({ owner }: TestApp): Promise<number> {
  const { rowCount } = await owner.query(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rowCount ?? 0;
}

function endingOf(act: () => Promise<unknown>): Promise<Ending> {
  return act().then(
    () => "done" as const,
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
}

/** A pair of actions on their own records, in both orders: the result of each, by name. */
export async function inBothOrders<Name extends string>(
  app: TestApp,
  arrange: () => Promise<{ row: { table: string; id: string }; acts: Record<Name, () => Promise<unknown>> }>,
): Promise<Record<Name, Ending>[]> {
  const found: Record<Name, Ending>[] = [];
  for (const turned of [false, true]) {
    const { row, acts } = await arrange();
    const names = Object.keys(acts) as Name[];
    if (turned) names.reverse();
    const endings = await atOnce(
      app,
      row,
      names.map((name) => acts[name]),
    );
    found.push(Object.fromEntries(names.map((name, at) => [name, endings[at]])) as Record<Name, Ending>);
  }
  return found;
}
