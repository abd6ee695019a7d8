import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changchun } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { documentsOfTheCity } from "#tests/factories/city-documents.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/**
 * Row-level security by itself: as the app role, with SQL of our own, without WHERE, on every table that belongs to an
 * organization. Tables are read from PostgreSQL's catalogue, so that new ones are tested.
 */
const testApp = openTestApp();
let app: pg.Pool;
let tables: Tenanted[];

interface Tenanted {
  name: string;
  /** The columns with the owner of a row. */
  owners: string[];
}

/** Rows of others that a policy shows on purpose: what is published, and documents that a consent has opened. */
const published: Readonly<Record<string, string>> = {
  institution: "status in ('active', 'restricted')",
  mandate: "status in ('active', 'exhausted')",
  teaser: "status = 'published'",
  document: "is_document_disclosed(id)",
  document_file:
    "is_document_disclosed(document_id) or exists (select from dispute_evidence e where e.file_id = document_file.id)",
};

/** How own rows are recognised where nobody may read the owner's column. */
const ownUnseen: Readonly<Record<string, string>> = {
  teaser: "prospect_id in (select id from prospect)",
  match: "institution_id = current_organization_id() or prospect_id in (select id from prospect)",
};

/** What the web role may not select at all, not even its own rows. */
const workersAlone = new Set(["public_figure_basis"]);

beforeAll(async () => {
  await insertCity(testApp.databaseUrl, new Date(), { ...changchun, companies: 300, part: 300 });
  // The city has no stop of contact: one row, so that this table is tested, too.
  await testApp.sql`insert into introduction_stop (company_id, institution_id) select company_id, institution_id
    from introduction limit 1`;
  await testApp.sql`insert into application_task (application_id, institution_id, words, is_task, added_by)
    select id, institution_id, 'Call the auditor.', true, gen_random_uuid() from application`;
  await testApp.sql`insert into email_choice (user_id, organization_id, group_name, delivery, chosen_at)
    select user_id, organization_id, 'offers', 'digest', now() from accounts.member`;
  await testApp.sql`insert into visit (user_id, organization_id, since, last_at)
    select user_id, organization_id, now(), now() from accounts.member`;
  await testApp.sql`insert into export (organization_id, side, requested_by, locale, files, requested_at)
    select o.id, o.kind, m.user_id, 'en', 20, now() from accounts.organization o
    join accounts.member m on m.organization_id = o.id and m.role = 'owner' on conflict do nothing`;
  await testApp.sql`insert into admin_tie (user_id, organization_id, kind)
    select u.id, o.id, 'family' from accounts."user" u, accounts.organization o where u.role = 'admin'`;
  await testApp.sql`insert into admin_opening (company_id, user_id, admin_number, role, about, subject_id, subject_number, day)
    select c.company_id, u.id, u.admin_number, 'moderator', 'case', c.id, c.number, '2026-11-30'
    from moderation_case c, accounts."user" u where u.role = 'admin' and c.company_id is not null`;
  await testApp.sql`insert into billing_profile (institution_id, title, tax_number, email, locale, fapiao_kind, updated_by)
    select id, name_zh, coalesce(uscc, '1'), 'bills@bank.test', 'en', 'ordinary', gen_random_uuid() from institution`;
  await testApp.sql`insert into credit_note (number, invoice_id, institution_id, reason_code, net_fen, vat_fen, total_fen, issued_at)
    select 'CN-' || number, id, institution_id, 'adjustment', 94, 6, 100, now() from invoice`;
  await testApp.sql`insert into credit_note_line (credit_note_id, invoice_line_id, institution_id, net_fen, vat_fen, total_fen)
    select c.id, l.id, c.institution_id, 94, 6, 100 from credit_note c join invoice_line l on l.invoice_id = c.invoice_id`;
  await testApp.sql`insert into refund (institution_id, receipt_id, amount_fen, provider)
    select institution_id, id, 100, 'bank' from receipt`;
  await testApp.sql`insert into charge_back (institution_id, receipt_id, external_id, amount_fen, status, opened_at)
    select institution_id, id, external_id, 100, 'open', now() from receipt`;
  await testApp.sql`insert into charge_back_part (charge_back_id, invoice_id, institution_id, amount_fen)
    select c.id, a.invoice_id, c.institution_id, 100 from charge_back c join receipt_allocation a on a.receipt_id = c.receipt_id`;
  await testApp.sql`insert into provider_call (institution_id, provider, kind, subject_id)
    select institution_id, 'stripe', 'present-invoice', id from invoice`;
  await testApp.sql`insert into provider_object (provider, kind, subject_id, institution_id, external_id)
    select 'stripe', 'invoice', id, institution_id, number from invoice`;
  await testApp.sql`insert into fapiao (institution_id, invoice_id, kind, total_fen)
    select institution_id, id, 'ordinary', total_fen from invoice`;
  await testApp.sql`insert into fee_proposal (institution_id, fee_id, kind, reason, proposed_by)
    select institution_id, id, 'waiver', 'a pilot', gen_random_uuid() from fee`;
  await testApp.sql`insert into billing_difference (kind, subject_id, institution_id)
    select 'invoice-sum', id, institution_id from invoice`;
  await testApp.sql`insert into drawdown_reversal (drawdown_id, deal_id, company_id, institution_id, proposed_by, proposer,
    reason_code, amount_fen, answer_due_at)
    select id, deal_id, company_id, institution_id, 'company', gen_random_uuid(), 'sent_back', amount_fen, now()
    from drawdown where status = 'confirmed'`;
  await testApp.sql`with statement as (
      insert into bank_statement (file_name, sha256, bank, account, period_from, period_to, lines, new_lines, imported_by)
      values ('a.csv', repeat('a', 64), 'icbc', '100100100', '2026-11-01', '2026-11-30', 1, 1, gen_random_uuid()) returning id),
    line as (
      insert into bank_line (statement_id, account, line_key, position, value_day, amount_fen)
      select id, '100100100', 'a', 1, '2026-11-01', 1 from statement returning id)
    insert into bank_proposal (kind, line_id, institution_id, proposed_by)
    select 'match', line.id, institution.id, gen_random_uuid() from line, institution`;
  // One company is not shown a request, and another one is not shown another's.
  await testApp.sql`insert into unheard_request (introduction_id, company_id) select id, company_id
    from introduction
    where status = 'lapsed' or requested_by = 'institution' limit 3`;
  for (const statement of documentsOfTheCity) await testApp.owner.query(statement);
  app = new pg.Pool({ connectionString: testApp.databaseUrl, options: "-c role=longspring_app", max: 2 });
  const rows: Tenanted[] = await testApp.sql`
    select c.relname as name, array_agg(a.attname::text order by a.attname) as owners
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relkind = 'r'
      and (a.attname in ('company_id', 'institution_id', 'organization_id', 'actor_organization_id')
        or (a.attname = 'id' and c.relname in ('company', 'institution')))
    group by c.relname order by c.relname`;
  tables = rows;
}, 120_000);
afterAll(() => app.end());

interface Act {
  role: string;
  organization: string;
  user: string;
}

async function as<Result>(
  actor: Act | null,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await app.connect();
  try {
    await client.query("begin");
    if (actor !== null) {
      await client.query(
        "select set_config('app.role', $1, true), set_config('app.org', $2, true), set_config('app.user', $3, true)",
        [actor.role, actor.organization, actor.user],
      );
    }
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const deals = "deal";
const pairs = "(select t.institution_id, p.company_id from match t join prospect p on p.id = t.prospect_id)";

/** An ordinary organization of the city, with rows in many tables; or one that has matches. */
async function someone(kind: "company" | "institution", from = deals): Promise<Act> {
  const id = kind === "company" ? "company_id" : "institution_id";
  const { rows } = await testApp.owner.query<{ organization: string; user: string }>(
    `select d.${id} as organization, m.user_id as user from ${from} d
     join accounts.member m on m.organization_id = d.${id} group by 1, 2 order by count(*) desc, 1 limit 1`,
  );
  const found = rows[0];
  if (!found) throw new Error("the city has deals");
  return { role: kind, ...found };
}

const refusedByGrant = "42501";

/** Runs a statement and gives the rows that it touched; none where the role has no such right. */
async function touched(client: pg.PoolClient, statement: string): Promise<Record<string, unknown>[]> {
  await client.query("savepoint attempt");
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } catch (error) {
    await client.query("rollback to savepoint attempt");
    const code = error instanceof Error && "code" in error ? error.code : null;
    // A foreign key or a trigger that stops a delete of one's own row has let the policies pass it: count nothing.
    if (code === refusedByGrant || code === "23503" || code === "23514") return [];
    throw error;
  }
}

describe("row-level security", () => {
  test("is on, and forced, for every table with an organization", async () => {
    const rows: { name: string }[] = await testApp.sql`select relname as name from pg_class
      where relname = any(${tables.map(({ name }) => name)}) and relkind = 'r' and not (relrowsecurity
      and relforcerowsecurity)`;
    expect(rows).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });

  test("without an actor shows nothing but verified institutions", async () => {
    for (const { name } of tables) {
      const rows = await as(null, (client) => touched(client, `select * from ${name}`));
      const allowed =
        name === "institution"
          ? rows.filter(({ status }) => status === "active" || status === "restricted")
          : [];
      expect(rows, name).toHaveLength(allowed.length);
      for (const statement of writes(name)) {
        expect(await as(null, (client) => touched(client, statement)), statement).toEqual([]);
      }
    }
  });

  test.each(["company", "institution"] as const)(
    "shows a %s its own and published rows only",
    async (kind) => {
      const actor = await someone(kind);
      for (const { name, owners } of tables) {
        const isOwn =
          ownUnseen[name] ?? owners.map((column) => `${column} = current_organization_id()`).join(" or ");
        const foreign = `select count(*)::int as rows from ${name} where not coalesce(${isOwn}, false) and not (${published[name] ?? "false"})`;
        const counted = await as(actor, (client) => touched(client, foreign));
        expect(counted, name).toEqual(workersAlone.has(name) ? [] : [{ rows: 0 }]);
      }
    },
  );

  test.each(Object.keys(ownUnseen))("hides the owner of each %s, even in a condition", async (name) => {
    for (const kind of ["company", "institution"] as const) {
      const actor = await someone(kind, name === "match" ? pairs : deals);
      for (const statement of [
        `select company_id from ${name} limit 1`,
        `select count(*) from ${name} where company_id is not null`,
        `select prospect_id from ${name} order by company_id limit 1`,
        `select ${name} from ${name} limit 1`,
      ])
        expect(await as(actor, (client) => touched(client, statement)), statement).toEqual([]);
      const allowed = `select prospect_id from ${name} limit 1`;
      expect(await as(actor, (client) => touched(client, allowed))).toHaveLength(1);
    }
  });

  test.each(["company", "institution"] as const)("lets a %s write only its own rows", async (kind) => {
    const actor = await someone(kind);
    for (const { name, owners } of tables) {
      for (const statement of writes(name)) {
        const rows = await as(actor, (client) => touched(client, statement));
        const strangers = rows.filter((row) => !owners.some((column) => row[column] === actor.organization));
        expect(strangers, `${statement} as a ${kind}`).toEqual([]);
      }
    }
  });

  test("has other tenants' rows to hide in every table, so that the tests above can fail", async () => {
    const empty: string[] = [];
    for (const { name } of tables) {
      const { rows } = await testApp.owner.query<{ any: boolean }>(
        `select exists (select from ${name}) as any`,
      );
      if (rows[0]?.any !== true) empty.push(name);
    }
    expect(empty).toEqual([]);
  });
});

function writes(table: string): string[] {
  const columns: Readonly<Record<string, string>> = { event: "note" };
  const column = columns[table] ?? ownColumn(table);
  return [`update ${table} set ${column} = ${column} returning *`, `delete from ${table} returning *`];
}

/** A column that every row has; setting it to itself changes nothing and is an update all the same. */
function ownColumn(table: string): string {
  const { owners } = tables.find(({ name }) => name === table) ?? { owners: [] };
  return owners[0] ?? "id";
}
