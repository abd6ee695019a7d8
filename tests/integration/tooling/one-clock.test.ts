import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openTestApp } from "#tests/support/open-test-app.ts";

// As in production: no clock is moved here.
const app = openTestApp({}, { clock: "database" });

/** PostgreSQL's own words for the present, as they are written and as PostgreSQL writes them back. */
const clocks =
  String.raw`\m(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(` +
  String.raw`|\m(current_(date|time|timestamp)|localtime|localtimestamp)\M|'(now|today|tomorrow|yesterday)'`;

test("no function, policy, default, view, check, index or trigger uses PostgreSQL's clock except through our two functions", async () => {
  const rows: { name: string }[] = await app.sql`with ours as (
      select oid from pg_namespace where nspname in ('public', 'accounts')
    ), said as (
      select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as code
      from pg_proc p where p.pronamespace in (select oid from ours) and p.prokind in ('f', 'p')
      union all
      select 'policy ' || p.polname || ' on ' || c.oid::regclass,
        concat_ws(' ', pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))
      from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace in (select oid from ours)
      union all
      select 'default of ' || c.oid::regclass, pg_get_expr(d.adbin, c.oid)
      from pg_attrdef d join pg_class c on c.oid = d.adrelid where c.relnamespace in (select oid from ours)
      union all
      select 'view ' || c.oid::regclass, pg_get_viewdef(c.oid)
      from pg_class c where c.relkind in ('v', 'm') and c.relnamespace in (select oid from ours)
      union all
      select 'check ' || c.conname, pg_get_constraintdef(c.oid)
      from pg_constraint c where c.connamespace in (select oid from ours)
      union all
      select 'index ' || c.oid::regclass, pg_get_indexdef(c.oid)
      from pg_class c where c.relkind in ('i', 'I') and c.relnamespace in (select oid from ours)
      union all
      select 'trigger ' || t.tgname, pg_get_triggerdef(t.oid)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace in (select oid from ours)
    )
    select name from said where code ~* ${clocks} order by name`;
  expect(rows.map(({ name }) => name)).toEqual(["app_clock_now()", "app_now()"]);
});

test("none of our statements uses PostgreSQL's clock except through our two functions", () => {
  const asked = new RegExp(
    clocks.replaceAll(String.raw`\m`, String.raw`(?<![\w.$])`).replaceAll(String.raw`\M`, String.raw`\b`),
    "i",
  );
  const files = globSync(["db/*.ts", "db/queries/**/*.ts", "db/seeds/**/*.ts"]);
  expect(files.length).toBeGreaterThan(80);
  expect(files.filter((file) => asked.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("the planner inlines our clock as PostgreSQL's, so that no row costs a function call", async () => {
  const rows: { "QUERY PLAN": string }[] = await app.sql`explain select from consent
    where expires_at > app_now() and granted_at < app_clock_now()`;
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("expires_at > now()");
  expect(plan).not.toContain("app_");
});

test("no role of a process can replace the clock", async () => {
  for (const role of ["longspring_app", "longspring_worker", "longspring_accounts"]) {
    const client = await app.owner.connect();
    try {
      await client.query(`set role ${role}`);
      const replaced = client.query(
        "create or replace function public.app_now() returns timestamptz language sql stable return 'epoch'::timestamptz",
      );
      await expect(replaced).rejects.toThrow(/permission denied|must be owner/);
    } finally {
      await client.query("reset role");
      client.release();
    }
  }
});
