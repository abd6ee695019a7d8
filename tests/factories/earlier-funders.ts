import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { givenIn } from "./given.ts";
import { underwayIn } from "./underway.ts";

/** Data of a company itself, and not of its actions: it is not moved. */
const own = ["company_figures", "company_right", "company_recognition", "registered_company"];

/** Earlier financings; each institution has one with a company without any other. */
export async function earlierFundings(
  app: TestApp,
  institutions: readonly InstitutionActor[],
): Promise<CompanyActor[]> {
  const companies: CompanyActor[] = [];
  for (const institution of institutions) {
    const company = await givenIn(app).company();
    const underway = underwayIn(app, company, institution);
    const { dealId } = await underway.drawdown("funded");
    await underway.countPaid(dealId);
    companies.push(company);
  }
  await app.sql`update prospect set status = 'funded'
    where company_id = any(${companies.map(({ companyId }) => companyId)})`;
  await app.sql`delete from teaser where company_id = any(${companies.map(({ companyId }) => companyId)})`;
  // What was shown of them then fits any company of the branch and city, whoever takes over the history.
  await app.sql`update shown_teaser
    set sector = split_part(sector, '/', 1), place = split_part(place, '/', 1),
      pledges_patents = false, bands = bands - array['size', 'founded', 'ageYears', 'staff',
    'classOneIp'] || '{"recognitions": [], "hasAllRecognitions": false}'
    where prospect_id in (select id from prospect
    where company_id = any(${companies.map(({ companyId }) => companyId)}))`;
  await app.sql`update consent set granted_at = now() - interval '90 days', revoked_at = now() - interval
    '1 day' where company_id = any(${companies.map(({ companyId }) => companyId)})`;
  return companies;
}

/** Moves a company's whole history to another one that has dealt with the same institution. */
export async function becomesPastOf(app: TestApp, from: string, to: string): Promise<void> {
  const rows: { name: string }[] = await app.sql`select format('%I.%I', c.table_schema,
    c.table_name) as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.column_name = 'company_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    and c.table_name <> all(${own})`;
  const client = await app.owner.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    for (const { name } of rows)
      await client.query(`update ${name} set company_id = $2 where company_id = $1`, [from, to]);
    await client.query("commit");
  } finally {
    client.release();
  }
}
