import { afterAll, beforeAll, expect, test } from "vitest";
import { openProcessPools, type ProcessPools } from "#db/process-pools.ts";
import { findSession } from "#db/queries/accounts/sessions.ts";
import { RequestScope } from "#db/request-scope.ts";
import { countingStatements } from "#db/statements.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** A request that waits for a connection runs in another's release, and counts its own statements all the same. */
const app = openTestApp();
let pools: ProcessPools;
beforeAll(() => {
  const settings = { ...app.web.config.database, accountsPoolSize: 1 };
  pools = openProcessPools(settings, "web", () => undefined);
});
afterAll(() => pools.close());

const asks = (): Promise<unknown> => findSession(pools.pools.accounts, "nobody's token", true);

test("a request counts its own statements only, where many requests share one connection", async () => {
  const requests = Array.from({ length: 12 }, (_, index) => 1 + (index % 3));
  const counted = await Promise.all(
    requests.map(
      (times) =>
        new Promise<number>((resolve, reject) => {
          countingStatements((count) => {
            Promise.all(Array.from({ length: times }, asks)).then(() => resolve(count.asked), reject);
          });
        }),
    ),
  );
  expect(counted).toEqual(requests);
});

test("a request that times out cancels no statement of another request that had waited for its connection", async () => {
  const [over, another] = [new RequestScope(true), new RequestScope(true)];
  const within = (scope: RequestScope, text: string) =>
    new Promise((resolve, reject) => {
      scope.run(() => void pools.pools.accounts.query(text).then(resolve, reject));
    });
  const first = within(over, "select 1");
  const second = within(another, "select pg_sleep(0.3)");
  await first;
  await over.stop(1_000);
  await second;
  expect([over.hasWritten, another.hasWritten]).toEqual([false, false]);
});
