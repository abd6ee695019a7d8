import type { TestApp } from "#tests/support/test-app.ts";

/** The last dispute on a drawdown, once the time to answer it is up; null where there was none. */
export async function lastDispute(app: TestApp, drawdownId: string | null): Promise<string | null> {
  const rows: { id: string }[] = await app.sql`update dispute
    set answer_due_at = clock_timestamp() - interval '1 second'
    where id = (select id from dispute where drawdown_id = ${drawdownId} and reversal_id is null order by number desc limit 1)
    returning id`;
  return rows[0]?.id ?? null;
}
