import type { OpenTestApp } from "#tests/support/open-test-app.ts";

/** All that is paid or owed, by names of tables and columns in the catalogue, so that new ones are included. */
const paid =
  "(^|_)(fee|fees|plan|plans|payment|payments|paid|invoice|invoices|tariff|tariffs|subscription|billing|vat)(_|$)";
/** The tables of the platform's own money, all of whose columns are. */
const books =
  "^(price_list|vat_rate|currency|fee|number_series|fapiao|(ledger|billing|invoice|credit_note|receipt|refund|charge_back|provider|reconciliation|stripe|bank|fee)_?.*)$";
/** What an offer and its deal say of their price; a mandate's price is the company's to pay, and counts. */
const prices = ["offer.price_list_version", "deal.price_list_version"];

interface PaidColumn {
  table: string;
  column: string;
  type: string;
  isNeeded: boolean;
  isBook: boolean;
  /** Of a status or a kind. */
  values: readonly string[];
}

/** Fills and changes everything that is paid or owed, with triggers, keys and checks of the books off. */
export function paidColumnsOf(app: OpenTestApp) {
  async function columns(): Promise<PaidColumn[]> {
    const rows: (Omit<PaidColumn, "values"> & { checks: string | null })[] = await app.sql`
      select c.table_name as table, c.column_name as column, c.data_type as type, c.table_name ~ ${books} as "isBook",
        c.is_nullable = 'NO' and c.column_default is null as "isNeeded",
        (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
          where k.conrelid = c.table_name::regclass and k.contype = 'c'
            and pg_get_constraintdef(k.oid) like '%(' || c.column_name || ' = ANY%') as checks
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
        and (c.table_name ~ ${paid} or c.column_name ~ ${paid} or c.table_name ~ ${books}
          or c.table_name || '.' || c.column_name = any (${prices}))
      order by 1, c.ordinal_position`;
    return rows.map(({ checks, ...row }) => ({
      ...row,
      values: [...(checks ?? "").matchAll(/'([\w-]+)'::text/gu)].map(([, value = ""]) => value),
    }));
  }

  /** In one transaction, in which no trigger fires. */
  async function unguarded(statements: readonly string[]): Promise<number> {
    const client = await app.owner.connect();
    try {
      await client.query("begin; set local session_replication_role = replica");
      let changed = 0;
      for (const statement of statements) changed += (await client.query(statement)).rowCount ?? 0;
      await client.query("commit");
      return changed;
    } finally {
      client.release();
    }
  }

  /** A row of every book for each institution: invoices that are overdue, payments taken back, calls that are dead. */
  async function fill(all: readonly PaidColumn[]): Promise<string[]> {
    const tables = [...new Set(all.filter(({ isBook }) => isBook).map(({ table }) => table))];
    const rules: { table: string; name: string }[] = await app.sql`
      select conrelid::regclass::text as table, conname as name from pg_constraint
      where contype in ('c', 'f', 'p', 'u') and conrelid::regclass::text = any (${tables}) order by contype in ('p', 'u')`;
    for (const { table, name } of rules)
      await app.owner.query(`alter table ${table} drop constraint if exists ${name} cascade`);
    const indexes: { name: string }[] = await app.sql`
      select indexrelid::regclass::text as name from pg_index
      where indisunique and indrelid::regclass::text = any (${tables})`;
    for (const { name } of indexes) await app.owner.query(`drop index ${name}`);
    await unguarded(
      tables.map((table) => {
        const own = all.filter((one) => one.table === table && valueOf(one) !== null);
        const values = own.map((one) => valueOf(one) ?? "null");
        return `insert into ${table} (${own.map(({ column }) => column).join(", ")})
          select ${values.join(", ")} from (select id, row_number() over (order by id) as n from institution) i
          on conflict do nothing`;
      }),
    );
    const empty: { table: string }[] = [];
    for (const table of tables)
      if ((await app.owner.query(`select from ${table} limit 1`)).rowCount === 0) empty.push({ table });
    if (empty.length > 0) throw new Error(`no rows in ${empty.map(({ table }) => table).join(", ")}`);
    return tables;
  }

  /** Another value in every row: another number, day or the next of a list of values. */
  function flip(all: readonly PaidColumn[]): Promise<number> {
    return unguarded(
      all.flatMap((one) => {
        const next = nextOf(one);
        const { table, column } = one;
        return next === null ? [] : [`update ${table} set ${column} = ${next} where ${column} is not null`];
      }),
    );
  }

  return { columns, fill, flip };
}

/** Null: the column keeps its default. */
function valueOf({ column, type, values, isNeeded }: PaidColumn): string | null {
  if (column === "institution_id") return "i.id";
  if (values.length > 0) return `(array['${values.join("','")}'])[1 + i.n % ${values.length}]`;
  switch (type) {
    case "uuid":
      return "gen_random_uuid()";
    case "bigint":
    case "integer":
      return "1000 + i.n";
    case "smallint":
      return "2";
    case "text":
      return `'${column}-' || i.n`;
    case "boolean":
      return "i.n % 2 = 0";
    case "date":
      return "date '2020-01-01' + i.n::integer";
    case "timestamp with time zone":
      return "timestamptz '2020-01-01' + i.n * interval '1 hour'";
    case "jsonb":
      return "'{}'";
    default:
      return isNeeded ? "'{}'" : null;
  }
}

function nextOf({ column, type, values, isBook }: PaidColumn): string | null {
  const list = `array['${values.join("','")}']`;
  if (values.length > 0) return `(${list})[1 + array_position(${list}, ${column}) % ${values.length}]`;
  switch (type) {
    case "boolean":
      return `not ${column}`;
    case "text":
      return `${column} || '-flipped'`;
    case "bigint":
    case "integer":
    case "numeric":
      return `${column} * 7 + 13`;
    case "date":
    case "timestamp with time zone":
      return isBook ? `${column} + interval '9 years'` : null;
    default:
      return null;
  }
}
