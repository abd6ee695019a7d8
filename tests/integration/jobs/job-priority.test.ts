import { expect, test } from "vitest";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();

test("a job that somebody waits for runs before the nightly jobs, even if it was queued as one of them", async () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const add = (prospectId: string, isPatient: boolean) =>
    app.worker.withActor({ kind: "system" }, (trx) =>
      enqueue(trx, "match-prospect", { prospectId }, { key: prospectId, isPatient }),
    );
  for (const id of [one, other]) await add(id, true);
  await add(other, false);
  const rows: { key: string }[] = await app.sql`select key from graphile_worker._private_jobs
    order by priority, run_at, id`;
  expect(rows.map(({ key }) => key)).toEqual([other, one]);
});
