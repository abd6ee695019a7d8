import { pick } from "#app/lib/pick.ts";
import { sql, type Selectable } from "kysely";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type {
  ApplicationValues,
  InstitutionApplication,
  InstitutionContact,
} from "#app/domain/organizations/institution-application.ts";
import type { InstitutionTable } from "#db/schema/organizations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockById } from "#db/queries/shared/rows.ts";

type InstitutionRow = Selectable<InstitutionTable>;

/** An application as the columns of its institution. */
export function toColumns(application: InstitutionApplication) {
  return { ...toLicenceColumns(application), ...toContactColumns(application) };
}

/** What an admin verifies. */
export function toLicenceColumns(application: InstitutionApplication) {
  return {
    kind: application.kind,
    nameZh: application.legalName,
    nameEn: application.englishName ?? null,
    ...pick(application, "uscc", "licenceNumber", "regulator", "licenceScope"),
    licenceExpiresOn: application.licenceExpiresOn ?? null,
  };
}

/** An institution's description and its contact, which it changes itself. */
export function toContactColumns(contact: InstitutionContact) {
  return {
    aboutZh: contact.aboutZh ?? null,
    aboutEn: contact.aboutEn ?? null,
    ...pick(contact, "contactName", "contactPhone", "contactEmail"),
  };
}

/** The present row as an application: the form's initial values, and what the next one is compared with. */
export function toApplicationValues(row: InstitutionRow): ApplicationValues {
  return {
    legalName: row.nameZh,
    englishName: row.nameEn,
    ...pick(
      row,
      "uscc",
      "kind",
      "licenceNumber",
      "regulator",
      "licenceScope",
      "licenceExpiresOn",
      "aboutZh",
      "aboutEn",
      "contactName",
      "contactPhone",
      "contactEmail",
    ),
  };
}

export async function findOwnInstitution(trx: ActorTransaction, institutionId: string) {
  return trx.selectFrom("institution").selectAll().where("id", "=", institutionId).executeTakeFirst();
}

/** The status of an institution whose row is open to the reader: null to a company once it is suspended or has left. */
export async function findPublicStatus(
  trx: ActorTransaction,
  institutionId: string,
): Promise<InstitutionStatus | null> {
  const row = await trx
    .selectFrom("institution")
    .select("status")
    .where("id", "=", institutionId)
    .executeTakeFirst();
  return row?.status ?? null;
}

/** The name under which an organization signed up, used before its first application. */
export async function findOrganization(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.organization")
    .select(["id", "kind", "name", "createdAt"])
    .where("id", "=", organizationId)
    .executeTakeFirst();
}

export const lockInstitution = lockById("institution");

/** False if the institution exists already: of two concurrent applications, one succeeds. */
export async function insertInstitution(
  trx: ActorTransaction,
  institutionId: string,
  application: InstitutionApplication,
): Promise<boolean> {
  const inserted = await trx
    .insertInto("institution")
    .values({ id: institutionId, ...toColumns(application), status: "applied", verifiedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updateInstitution(
  trx: ActorTransaction,
  institutionId: string,
  columns: Partial<ReturnType<typeof toColumns>> & {
    status?: InstitutionStatus;
    version?: number;
    verifiedAt?: Date;
    secondPersonAboveFen?: bigint | null;
    updatedAt: Date;
  },
): Promise<void> {
  await trx.updateTable("institution").set(columns).where("id", "=", institutionId).execute();
}

/** Stores a submission for verification unchanged; its version is one above the last. */
export async function insertInstitutionApplication(
  trx: ActorTransaction,
  application: { institutionId: string; content: unknown; submittedBy: string; now: Date },
): Promise<number> {
  const { institutionId, content, submittedBy, now } = application;
  const { version } = await trx
    .insertInto("institutionApplication")
    .values({
      institutionId,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from institution_application where institution_id = ${institutionId}::uuid)`,
      content: JSON.stringify(content),
      contactVersion: sql<number>`(select contact_version from institution where id = ${institutionId}::uuid)`,
      submittedBy,
      createdAt: now,
    })
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

export async function findInstitutionApplication(
  trx: ActorTransaction,
  institutionId: string,
  version: number,
) {
  return trx
    .selectFrom("institutionApplication")
    .selectAll()
    .where("institutionId", "=", institutionId)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** Locks this code for the transaction, against concurrent checks; the unique index is the second line of defence. */
export async function lockInstitutionCode(trx: ActorTransaction, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${code}, 0))`.execute(trx);
}

/** What a submitted licence may collide with: another's code (as `hasInstitutionOfCode` finds it), and mandates in force. */
export async function findLicenceGround(trx: ActorTransaction, institutionId: string, code: string | null) {
  const { rows } = await sql<{ isTaken: boolean; mandates: MandateUnderLicence[] }>`select
    exists (select from institution i where i.uscc = ${code} and i.verified_at is not null
      and i.status <> 'terminated' and i.id <> ${institutionId}) as is_taken,
    (select coalesce(json_agg(json_build_object('number', m.number::text, 'status', m.status,
        'nameZh', m.name_zh, 'nameEn', m.name_en, 'instruments', m.instruments) order by m.number), '[]')
      from mandate m where m.institution_id = ${institutionId}
        and m.status in ('active', 'exhausted')) as mandates`.execute(trx);
  return rows[0] ?? { isTaken: false, mandates: [] };
}

interface MandateUnderLicence {
  number: string;
  status: "active" | "exhausted";
  nameZh: string | null;
  nameEn: string | null;
  instruments: string[];
}

/** True if another institution was verified under this code and is active; an applicant can't take it over. */
export async function hasInstitutionOfCode(
  trx: ActorTransaction,
  code: string,
  exceptId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom("institution")
    .select("id")
    .where("uscc", "=", code)
    .where("verifiedAt", "is not", null)
    .where("status", "<>", "terminated")
    .where("id", "<>", exceptId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
