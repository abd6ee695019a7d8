import { expect, test } from "vitest";
import { exportOpportunities } from "#app/services/matching/export-opportunities.server.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { readFunder } from "#app/services/matching/read-funder.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { openGiven, system } from "#tests/factories/open-given.ts";

const { app, db } = openGiven({}, { data: "city" });

/** All that is paid or owed, by names of tables and columns in the catalogue, so that new ones are included. */
const paid =
  "(^|_)(fee|fees|plan|plans|payment|payments|paid|invoice|invoices|tariff|tariffs|subscription|billing)(_|$)";

interface PaidColumn {
  table: string;
  column: string;
  type: string;
}

async function paidColumns(): Promise<PaidColumn[]> {
  const rows: PaidColumn[] = await app.sql`select table_name as table, column_name as column,
    data_type as type from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO'
      and (table_name ~ ${paid} or column_name ~ ${paid})
      and data_type in ('bigint', 'integer', 'smallint', 'numeric', 'boolean', 'text')
    order by 1, 2`;
  return rows;
}

/** Another value in every row: another number, or the next of a list of values. */
async function flip({ table, column, type }: PaidColumn): Promise<number> {
  const rows: { check: string }[] = await app.sql`select pg_get_constraintdef(oid) as check
    from pg_constraint
    where conrelid = ${table}::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%' || ${column} || ' = ANY%'`;
  const values = [...(rows[0]?.check ?? "").matchAll(/'([a-z_]+)'::text/gu)].map(([, value]) => value);
  const next =
    type === "boolean"
      ? `not ${column}`
      : type === "text"
        ? values.length > 0
          ? `(array['${values.join("','")}'])[1 + array_position(array['${values.join("','")}'], ${column}) % ${values.length}]`
          : `${column} || '-flipped'`
        : `${column} * 7 + 13`;
  const { rowCount } = await app.owner.query(
    `update ${table} set ${column} = ${next} where ${column} is not null`,
  );
  return rowCount ?? 0;
}

const text = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${String(one)}n` : one));

/** The lists that people see, some of each kind, after everything was ranked again. */
async function lists(): Promise<string> {
  const mandates = await db()
    .selectFrom("mandate")
    .select(["id", "institutionId"])
    .where("status", "=", "active")
    .orderBy("number")
    .limit(25)
    .execute();
  const teasers = await db()
    .selectFrom("teaser")
    .select(["prospectId", "companyId"])
    .where("status", "=", "published")
    .orderBy("number")
    .limit(10)
    .execute();
  const found: unknown[] = [];
  for (const { id, institutionId } of mandates) {
    await db().deleteFrom("match").where("mandateId", "=", id).execute();
    await refreshMatchesOfMandate(app.worker, system, { mandateId: id });
    const actor = { kind: "institution", institutionId, userId: institutionId, memberRole: "owner" } as const;
    const asked = { mandateId: id, filter: {}, sort: "fit" } as const;
    found.push(await listOpportunities(app.web, actor, { ...asked, view: "fit", after: null }));
    found.push(await exportOpportunities(app.web, actor, asked));
  }
  for (const { prospectId, companyId } of teasers) {
    const actor = { kind: "company", companyId, userId: companyId, memberRole: "owner" } as const;
    for (const view of ["fit", "near", "out"] as const) {
      const list = await listFunders(app.web, actor, { prospectId, view, after: null });
      found.push(list);
      for (const { mandate } of list.funders?.fitting ?? [])
        found.push(await readFunder(app.web, actor, { prospectId, mandate: mandate.id }));
    }
  }
  return text(found);
}

test("the lists are byte-identical with every fee and plan changed", async () => {
  const before = await lists();
  const columns = await paidColumns();
  const names = columns.map(({ table, column }) => `${table}.${column}`);
  expect(names).toEqual(
    expect.arrayContaining(["deal.fee_rate_bp", "deal.fee_cap_fen", "fee.amount_fen", "fee.status"]),
  );
  let flipped = 0;
  for (const column of columns) flipped += await flip(column);
  expect(flipped).toBeGreaterThan(1_000);
  const after = await lists();
  expect(before.length).toBeGreaterThan(100_000);
  expect(after === before).toBe(true);
}, 240_000);
