import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { FinestView, RegisteredFacts, SharedBy } from "#app/domain/prospects/cohort.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The columns of a company's register attributes. */
export function toRegisteredColumns(facts: RegisteredFacts) {
  const { sector, district, size: sizeClass, foundedOn, staff, patents, titles } = facts;
  return { sector, district, sizeClass, foundedOn, staff, patents, titles: [...titles] };
}

/**
 * Replaces the register attributes of a published company; the earlier ones are stored, since they were shown. An
 * earlier code of the company is removed.
 */
export async function registerCompany(
  trx: ActorTransaction,
  { companyId, code, facts }: { companyId: string; code: string; facts: RegisteredFacts },
): Promise<void> {
  await trx
    .deleteFrom("registeredCompany")
    .where("companyId", "=", companyId)
    .where("code", "<>", code)
    .execute();
  const columns = toRegisteredColumns(facts);
  const held = await trx
    .selectFrom("registeredCompany")
    .select(["companyId", "sector", "district", "sizeClass", "foundedOn", "staff", "patents", "titles"])
    .where("code", "=", code)
    .where("until", "=", sql<Date>`'infinity'`)
    .executeTakeFirst();
  if (held !== undefined && isDeepStrictEqual({ ...held }, { companyId, ...columns })) return;
  const ended = await trx
    .updateTable("registeredCompany")
    .set({ until: sql<Date>`app_clock_now()` })
    .where("code", "=", code)
    .where("until", "=", sql<Date>`'infinity'`)
    .returning("until as since")
    .executeTakeFirst();
  await trx
    .insertInto("registeredCompany")
    .values({ code, companyId, ...columns, ...ended })
    // A register imported meanwhile has it, too: the published attributes win.
    .onConflict((conflict) => conflict.columns(["code", "until"]).doUpdateSet({ companyId, ...columns }))
    .execute();
}

/**
 * How many other companies share which part of a company's finest view, among those that match everything shown of it
 * before.
 */
export async function countShared(
  trx: ActorTransaction,
  { companyId, code, view }: { companyId: string; code: string; view: FinestView },
): Promise<SharedBy[]> {
  const { founded, foundedWidely, staff, patents, pledgesPatents, ...plain } = view;
  const finest = {
    ...plain,
    pledges_patents: pledgesPatents,
    founded_after: founded?.after ?? null,
    founded_until: founded?.until ?? null,
    wide_after: foundedWidely?.after ?? null,
    wide_until: foundedWidely?.until ?? null,
    staff_from: staff?.from ?? null,
    staff_to: staff?.to ?? null,
    patents_from: patents?.from ?? null,
    patents_to: patents?.to ?? null,
  };
  const { rows } = await sql<{ mask: number; companies: bigint }>`
    select mask, companies from count_cohort(${companyId}, ${code}, ${JSON.stringify(finest)}::jsonb)`.execute(
    trx,
  );
  return rows.map(({ mask, companies }) => ({ mask, companies: Number(companies) }));
}

/** How many companies an imported register has added, changed and removed. */
export interface RegisterChange {
  /** How many the imported register had before. */
  before: number;
  added: number;
  changed: number;
  left: number;
}

/** Rows in one statement: a few megabytes of JSON. */
const batch = 10_000;

/**
 * Replaces the imported register, as the owner of the tables; its earlier attributes are stored. A company that was
 * published here stays as in its published version.
 */
export async function replaceRegister(
  trx: ActorTransaction,
  rows: readonly { code: string; facts: RegisteredFacts }[],
): Promise<RegisterChange> {
  await sql`create temporary table given_company (code text primary key, sector text, district text, size_class text,
    founded_on date, staff integer, patents integer, titles text[]) on commit drop`.execute(trx);
  for (let from = 0; from < rows.length; from += batch) {
    const json = JSON.stringify(
      rows.slice(from, from + batch).map(({ code, facts: { size, foundedOn, ...facts } }) => ({
        code,
        ...facts,
        size_class: size,
        founded_on: foundedOn,
      })),
    );
    await sql`insert into given_company select * from json_populate_recordset(null::given_company, ${json}::json)`.execute(
      trx,
    );
  }
  await sql`analyze given_company`.execute(trx);
  const { rows: counted } = await sql<{ before: number }>`
    select count(*)::int as before from registered_company where until = 'infinity' and company_id is null`.execute(
    trx,
  );
  const ended = await sql<{ isGiven: boolean }>`
    update registered_company r set until = app_clock_now()
    where r.until = 'infinity' and r.company_id is null and not exists (
      select from given_company g where g.code = r.code and
        (g.sector, g.district, g.size_class, g.founded_on, g.staff, g.patents, g.titles)
          is not distinct from (r.sector, r.district, r.size_class, r.founded_on, r.staff, r.patents, r.titles))
    returning exists (select from given_company g where g.code = r.code) as is_given`.execute(trx);
  const begun = await sql`
    insert into registered_company (code, since, sector, district, size_class, founded_on, staff, patents, titles)
    select code, coalesce((select max(until) from registered_company r where r.code = g.code), '-infinity'),
      sector, district, size_class, founded_on, staff, patents, titles
    from given_company g
    where not exists (select from registered_company r where r.code = g.code and r.until = 'infinity')
    on conflict do nothing`.execute(trx);
  const changed = ended.rows.filter(({ isGiven }) => isGiven).length;
  return {
    before: counted[0]?.before ?? 0,
    changed,
    left: ended.rows.length - changed,
    added: Number(begun.numAffectedRows ?? 0n) - changed,
  };
}
