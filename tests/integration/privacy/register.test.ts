import { expect, test } from "vitest";
import {
  RETENTION_CLASSES,
  RETENTION_CLASS_NAMES,
  STORES,
  type RetentionClass,
} from "#app/domain/retention/classes.ts";
import { STORED_TABLES } from "#app/domain/retention/tables.ts";
import { COUNTED_CLASSES } from "#db/queries/retention/due.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();
const classes: Readonly<Record<string, RetentionClass>> = RETENTION_CLASSES;

/** Every table of the migrated database, the queue's included, and its columns that can hold a text. */
async function storedColumns(): Promise<Record<string, string[]>> {
  const rows = await app.sql<{ table: string; columns: string[] }>`
    select n.nspname || '.' || c.relname as table,
      array_agg(a.attname::text order by a.attname) filter (
        where t.typcategory not in ('B', 'D', 'N', 'R', 'T') and t.oid <> all ('{uuid,uuid[],xid8}'::regtype[])
      ) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    group by 1`;
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns ?? []]));
}

test("every table has exactly one class, and every column that can hold a text is in it", async () => {
  const listed = Object.fromEntries(
    Object.entries(STORED_TABLES).map(([name, { typed, coded }]) => [name, [...typed, ...coded].sort()]),
  );
  expect(listed).toEqual(await storedColumns());
});

test("a new table, and a new column of texts, is missed", async () => {
  await app.owner.query("create table newcomer (id uuid, words text)");
  await app.owner.query("alter table message add column language text");
  const stored = await storedColumns();
  expect(stored["public.newcomer"]).toEqual(["words"]);
  expect(stored["public.message"]).toContain("language");
  await app.owner.query("alter table message drop column language");
  await app.owner.query("drop table newcomer");
});

test("every class has something stored in it, every store one class", () => {
  // Rows of a table whose other rows are of another class.
  const parts = ["unconfirmed-account", "unread-notification", "archive", "removed-document", "audit-text"];
  const used = new Set(Object.values(STORED_TABLES).map((table) => table.class));
  const stores = RETENTION_CLASS_NAMES.flatMap((name) => classes[name]?.stores ?? []);
  expect(stores.toSorted()).toEqual([...STORES].sort());
  expect(
    RETENTION_CLASS_NAMES.filter(
      (name) => !used.has(name) && !parts.includes(name) && classes[name]?.stores === undefined,
    ),
  ).toEqual([]);
});

test("what a person typed is in no class of data that is nobody's", () => {
  const odd = Object.entries(STORED_TABLES).filter(
    ([, table]) => classes[table.class]?.whose === "nobody" && table.typed.length > 0,
  );
  expect(odd).toEqual([]);
});

test("a class with a period is counted, and has a job or the operator that ends it", () => {
  const byOperator = ["log", "sent-email", "backup"];
  expect(
    RETENTION_CLASS_NAMES.filter(
      (name) => classes[name]?.period !== null && !(COUNTED_CLASSES as readonly string[]).includes(name),
    ),
  ).toEqual(byOperator);
  const withoutJob = RETENTION_CLASS_NAMES.filter(
    (name) => classes[name]?.period !== null && classes[name]?.job === null,
  );
  expect(withoutJob).toEqual(["deal", ...byOperator]);
  expect(RETENTION_CLASS_NAMES.filter((name) => classes[name]?.end === "appraised")).toEqual(["deal"]);
});
