import { sql, type Insertable, type Selectable } from "kysely";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { sizeClassOf, sizeIndustryOf } from "#app/domain/organizations/size-class.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import type {
  CompanyFiguresTable,
  CompanyRecognitionTable,
  CompanyRightTable,
  CompanyTable,
} from "../schema/organizations.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** Who a company is, as far as the row says it: an imported company has neither address nor contact. */
export type KnownProfile = { [Field in keyof CompanyProfile]?: CompanyProfile[Field] | undefined };

/** The row in the domain's words. */
export function toCompanyProfile(row: Selectable<CompanyTable>): KnownProfile {
  return {
    legalName: row.nameZh,
    englishName: row.nameEn ?? undefined,
    uscc: row.unifiedSocialCreditCode,
    establishedOn: row.foundedOn,
    sector: row.sector as CompanyProfile["sector"],
    district: row.district as CompanyProfile["district"],
    address: row.address ?? undefined,
    contactName: row.contactName ?? undefined,
    contactPhone: row.contactPhone ?? undefined,
    contactEmail: row.contactEmail ?? undefined,
    website: row.website ?? undefined,
  };
}

/** The domain's words as columns. */
export function fromCompanyProfile(
  profile: CompanyProfile & { registeredCapitalFen?: bigint | undefined },
): CompanyProfileValues {
  return {
    unifiedSocialCreditCode: profile.uscc,
    nameZh: profile.legalName,
    nameEn: profile.englishName ?? null,
    sector: profile.sector,
    district: profile.district,
    foundedOn: profile.establishedOn,
    registeredCapitalFen: profile.registeredCapitalFen ?? null,
    address: profile.address,
    website: profile.website ?? null,
    contactName: profile.contactName,
    contactPhone: profile.contactPhone,
    contactEmail: profile.contactEmail,
  };
}

/** A year's row in the domain's words: a blank stays unknown. */
export function toYearFigures(row: Selectable<CompanyFiguresTable>): YearFigures {
  const { year, isAudited } = row;
  const given = {
    revenueFen: row.revenueFen,
    mainRevenueFen: row.mainRevenueFen,
    netProfitFen: row.profitFen,
    totalAssetsFen: row.assetsFen,
    totalLiabilitiesFen: row.liabilitiesFen,
    rdExpenseFen: row.researchFen,
    staff: row.staff,
    rdStaff: row.researchStaff,
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { year, audited: isAudited, ...known };
}

export function fromYearFigures(year: YearFigures): CompanyFiguresValues {
  return {
    year: year.year,
    isAudited: year.audited ?? false,
    revenueFen: year.revenueFen ?? null,
    mainRevenueFen: year.mainRevenueFen ?? null,
    profitFen: year.netProfitFen ?? null,
    assetsFen: year.totalAssetsFen ?? null,
    liabilitiesFen: year.totalLiabilitiesFen ?? null,
    researchFen: year.rdExpenseFen ?? null,
    staff: year.staff ?? null,
    researchStaff: year.rdStaff ?? null,
  };
}

export type CompanyRow = Selectable<CompanyTable>;
export type RightRow = Selectable<CompanyRightTable>;
export type RecognitionRow = Selectable<CompanyRecognitionTable>;
export type CompanyProfileValues = Omit<
  Insertable<CompanyTable>,
  "id" | "version" | "sizeClass" | "isDemonstration" | "createdAt" | "updatedAt"
>;
export type CompanyFiguresValues = Omit<Insertable<CompanyFiguresTable>, "companyId">;
export type CompanyRightValues = Omit<Insertable<CompanyRightTable>, "id" | "companyId">;
export type CompanyRecognitionValues = {
  code: string;
  certificateNumber: string | null;
  validUntil: string | null;
};

export async function findCompany(trx: ActorTransaction, companyId: string) {
  return trx.selectFrom("company").selectAll().where("id", "=", companyId).executeTakeFirst();
}

/** What a prospect takes over from the company's own records; undefined until it has registered. */
export async function findCompanyParts(trx: ActorTransaction, companyId: string) {
  const row = await findCompany(trx, companyId);
  if (row === undefined) return undefined;
  const rights = await listRights(trx, companyId);
  const recognitions = await listRecognitions(trx, companyId);
  return { profile: toCompanyProfile(row), rights, recognitions, isDemonstration: row.isDemonstration };
}

/** Locked: whoever registers or submits queues up here. */
export async function lockCompany(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("company")
    .selectAll()
    .where("id", "=", companyId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** False when another company has the code, or this one is registered already. */
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

export type CodeTaken = "code-taken";

/** The version that it has now; "code-taken" when another company has the code (the transaction is then undone). */
export async function updateCompany(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyProfileValues,
): Promise<number | CodeTaken> {
  try {
    const { version } = await trx
      .updateTable("company")
      .set({ ...values, version: sql`version + 1`, updatedAt: sql`clock_timestamp()` })
      .where("id", "=", companyId)
      .returning("version")
      .executeTakeFirstOrThrow();
    return version;
  } catch (error) {
    if (isUniqueViolation(error)) return "code-taken";
    throw error;
  }
}

/** Keeps the size class beside the figures that it was worked out from; other years decide nothing. */
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

/** Figures, the latest year first. */
export async function listFigures(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("companyFigures")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("year", "desc")
    .limit(30)
    .execute();
}

/** Puts these years in place of what stood for them; other years stay. */
export async function replaceFigures(
  trx: ActorTransaction,
  companyId: string,
  years: readonly number[],
  figures: readonly CompanyFiguresValues[],
): Promise<void> {
  await trx
    .deleteFrom("companyFigures")
    .where("companyId", "=", companyId)
    .where("year", "in", years)
    .execute();
  if (figures.length === 0) return;
  await trx
    .insertInto("companyFigures")
    .values(figures.map((row) => ({ ...row, companyId })))
    .execute();
}

export async function listRights(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("companyRight")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("grantedOn", (order) => order.desc().nullsLast())
    .orderBy("id")
    .limit(500)
    .execute();
}

export async function findRight(trx: ActorTransaction, companyId: string, rightId: string) {
  return trx
    .selectFrom("companyRight")
    .selectAll()
    .where("companyId", "=", companyId)
    .where("id", "=", rightId)
    .executeTakeFirst();
}

export async function insertRight(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyRightValues,
): Promise<string> {
  const { id } = await trx
    .insertInto("companyRight")
    .values({ ...values, companyId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** False when there is no such right of this company. */
export async function updateRight(
  trx: ActorTransaction,
  companyId: string,
  rightId: string,
  values: CompanyRightValues,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("companyRight")
    .set(values)
    .where("companyId", "=", companyId)
    .where("id", "=", rightId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteRight(
  trx: ActorTransaction,
  companyId: string,
  rightId: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("companyRight")
    .where("companyId", "=", companyId)
    .where("id", "=", rightId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function listRecognitions(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("companyRecognition")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("code")
    .execute();
}

/** One of each kind: naming it again replaces its certificate and its end. */
export async function upsertRecognition(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyRecognitionValues,
): Promise<void> {
  const { certificateNumber, validUntil } = values;
  await trx
    .insertInto("companyRecognition")
    .values({ ...values, companyId })
    .onConflict((conflict) =>
      conflict.columns(["companyId", "code"]).doUpdateSet({ certificateNumber, validUntil }),
    )
    .execute();
}

export async function deleteRecognition(
  trx: ActorTransaction,
  companyId: string,
  code: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("companyRecognition")
    .where("companyId", "=", companyId)
    .where("code", "=", code)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
