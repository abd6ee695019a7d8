import { sql } from "kysely";
import { expect, test } from "vitest";
import { origin } from "#tests/support/clock.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();

test("the web process uses the app role, which may not bypass row-level security", async () => {
  const { rows } = await app.web.withActor({ kind: "public" }, (trx) =>
    sql<{ role: string; bypass: boolean }>`
      select current_user as role, rolbypassrls as bypass from pg_roles where rolname = current_user`.execute(
      trx,
    ),
  );
  expect(rows).toEqual([{ role: "longspring_app", bypass: false }]);
});

test("the worker process uses the worker role", async () => {
  const { rows } = await app.worker.withActor({ kind: "system" }, (trx) =>
    sql<{ role: string }>`select current_user as role`.execute(trx),
  );
  expect(rows).toEqual([{ role: "longspring_worker" }]);
});

test("a fresh database is ready: it responds and its schema is current", async () => {
  expect(await app.web.troubles()).toEqual([]);
});

test("the app's processes, Node and PostgreSQL all use the time that a test sets", async () => {
  await app.setNow(new Date("2018-03-01T01:00:00Z"));
  expect(app.web.now().toISOString()).toBe("2018-03-01T01:00:00.000Z");
  expect(new Date().toISOString()).toContain("2018-03-01T01:00");
  const rows: { ours: string; queues: string }[] = await app.sql`select app_now()::text as ours,
    now()::text as queues`;
  expect(rows[0]?.ours).toContain("2018-03-01 01:00");
  expect(rows[0]?.queues).toContain("2018-03-01 01:00");
  await app.setNow(undefined);
  expect(Math.abs(app.web.now().getTime() - origin.getTime())).toBeLessThan(60_000);
});

test("an emptied database has no rows", async () => {
  await app.web.mailer.send({ to: "a@longspring.test", subject: "s", text: "t", html: "<p>t</p>" });
  await app.empty();
  expect(await app.sql`select from dev_mail`).toEqual([]);
});
