import type { TestApp } from "#tests/support/test-app.ts";

/** The last dispute on a drawdown, once the time to answer it is up; null where there was none. */
export async function lastDispute(app: TestApp, drawdownId: string | null): Promise<string | null> {
  const { rows } = await app.owner.query<{ id: string }>(
    `update dispute set answer_due_at = clock_timestamp() - interval '1 second'
     where id = (select id from dispute where drawdown_id = $1 order by number desc limit 1) returning id`,
    [drawdownId],
  );
  return rows[0]?.id ?? null;
}
