import { pick } from "#app/lib/pick.ts";
import { type Insertable, type RawBuilder, type Selectable, sql } from "kysely";
import type { CompanyOnRecord } from "#app/domain/prospects/checks.ts";
import { sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import type { CompanyTable } from "#db/schema/organizations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { listFigures } from "./company-figures.ts";
import { listMembers } from "#db/queries/accounts/members.ts";
import { recognitionsSubquery, rightsSubquery } from "./company-rights.ts";
import { lockById } from "#db/queries/shared/rows.ts";

/** A company's identity from its row: an imported company has neither address nor contact. */
export type KnownProfile = { [Field in keyof CompanyProfile]?: CompanyProfile[Field] | undefined };

/** The row as the domain's type. */
export function toCompanyProfile(row: Selectable<CompanyTable>): KnownProfile {
  return {
    legalName: row.nameZh,
    englishName: row.nameEn ?? undefined,
    uscc: row.uscc,
    establishedOn: row.establishedOn,
    sector: row.sector as CompanyProfile["sector"],
    district: row.district as CompanyProfile["district"],
    address: row.address ?? undefined,
    contactName: row.contactName ?? undefined,
    contactPhone: row.contactPhone ?? undefined,
    contactEmail: row.contactEmail ?? undefined,
    website: row.website ?? undefined,
  };
}

/** The domain's type as columns. */
export function fromCompanyProfile(
  profile: CompanyProfile & { registeredCapitalFen?: bigint | undefined },
): CompanyProfileValues {
  return {
    uscc: profile.uscc,
    nameZh: profile.legalName,
    nameEn: profile.englishName ?? null,
    ...pick(profile, "sector", "district", "establishedOn"),
    registeredCapitalFen: profile.registeredCapitalFen ?? null,
    address: profile.address,
    website: profile.website ?? null,
    ...pick(profile, "contactName", "contactPhone", "contactEmail"),
  };
}

export type CompanyProfileValues = Omit<
  Insertable<CompanyTable>,
  "id" | "version" | "codeVerifiedAt" | "sizeClass" | "isDemonstration" | "createdAt" | "updatedAt"
>;

export async function findCompany(trx: ActorTransaction, companyId: string) {
  return trx.selectFrom("company").selectAll().where("id", "=", companyId).executeTakeFirst();
}

/** What identifies a company: its own row, its people here, the persons named in its prospects, and its patents. */
export async function findCompanyContext(trx: ActorTransaction, companyId: string) {
  const row = await trx
    .selectFrom("company")
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom("prospect")
        .select(sql<string | null>`string_agg(draft #>> '{people,keyPeople}', '、')`.as("keyPeople"))
        .whereRef("prospect.companyId", "=", "company.id")
        .as("keyPeople"),
      eb
        .selectFrom("companyRight")
        .select(sql<string | null>`string_agg(title, E'\\n')`.as("titles"))
        .whereRef("companyRight.companyId", "=", "company.id")
        .as("rightTitles"),
    ])
    .where("id", "=", companyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const members = await listMembers(trx, companyId);
  const { keyPeople, rightTitles } = row;
  return {
    ...toCompanyProfile(row),
    keyPeople: keyPeople ?? undefined,
    rightTitles: rightTitles ?? undefined,
    members,
  };
}

/** What a prospect copies from the company's own records; undefined until it has registered. */
export async function findCompanyParts(trx: ActorTransaction, companyId: string) {
  const row = await trx
    .selectFrom("company")
    .selectAll("company")
    .select((eb) => [rightsSubquery(eb.ref("company.id")), recognitionsSubquery(eb.ref("company.id"))])
    .select(peopleOf(sql`company.id`).as("members"))
    .where("company.id", "=", companyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { rights, recognitions, members, isDemonstration } = row;
  return { profile: toCompanyProfile(row), rights, recognitions, members, isDemonstration };
}

/** Locked: registrations and submissions are serialized. */
export const lockCompany = lockById("company");

/** False if it is registered already. */
export async function insertCompany(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyProfileValues,
): Promise<boolean> {
  const rows = await trx
    .insertInto("company")
    .values({ ...values, id: companyId, sizeClass: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute();
  return rows.length === 1;
}

/** The new version. */
export async function updateCompany(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyProfileValues,
): Promise<number> {
  const { version } = await trx
    .updateTable("company")
    .set({ ...values, version: sql`version + 1`, updatedAt: sql`app_clock_now()` })
    .where("id", "=", companyId)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

/** What belongs to its data, in another table, has changed: pages that show it are outdated. */
export async function updateCompanyVersion(trx: ActorTransaction, companyId: string): Promise<void> {
  await trx
    .updateTable("company")
    .set({ version: sql`version + 1`, updatedAt: sql`app_clock_now()` })
    .where("id", "=", companyId)
    .execute();
}

/**
 * What the platform knows of a company beside its submission: its people here, how many other companies have entered
 * its present or submitted credit code, and whether one is verified.
 */
export async function findCompanyOnRecord(
  trx: ActorTransaction,
  companyId: string,
  code: string,
): Promise<CompanyOnRecord> {
  const { rows } = await sql<CompanyOnRecord>`
    select count(*)::int as claims, coalesce(bool_or(code_verified_at is not null), false) as is_verified,
      ${peopleOf(sql`${companyId}::uuid`)} as members,
      (select coalesce(string_agg(title, E'\\n'), '') from company_right r where r.company_id = ${companyId}) as right_titles
    from company
    where uscc in (${code}, (select uscc from company where id = ${companyId}))
      and id <> ${companyId}`.execute(trx);
  return rows[0] ?? { claims: 0, isVerified: false, members: [], rightTitles: "" };
}

/** The people of a company, whom its teaser must not name. */
function peopleOf(companyId: RawBuilder<unknown>) {
  return sql<CompanyOnRecord["members"]>`(
    select coalesce(json_agg(json_build_object('name', u.name, 'email', u.email)), '[]')
    from accounts.member m join accounts."user" u on u.id = m.user_id where m.organization_id = ${companyId})`;
}

/** Marks the company as the verified one of its code; false if another company is. */
export async function verifyCompanyCode(trx: ActorTransaction, companyId: string): Promise<boolean> {
  const { rows } = await sql<{ verified: boolean }>`
    select verify_company_code(${companyId}::uuid) as verified`.execute(trx);
  return rows[0]?.verified ?? false;
}

/** Stores the size class with the figures that it was derived from; other years are irrelevant. */
export async function updateSizeClass(trx: ActorTransaction, companyId: string): Promise<void> {
  const company = await findCompany(trx, companyId);
  const [latest] = await listFigures(trx, companyId);
  if (company === undefined) return;
  const size = sizeClassOf({
    industry: sizeIndustryOf(company.sector as CompanyProfile["sector"]),
    staff: latest?.staff ?? null,
    revenueFen: latest?.revenueFen ?? null,
    totalAssetsFen: latest?.assetsFen ?? null,
  });
  await trx
    .updateTable("company")
    .set({ sizeClass: size.known ? size.sizeClass : null })
    .where("id", "=", companyId)
    .execute();
}
