import { sql } from "kysely";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** What a licence says, and whose it is: what an admin verifies. */
export interface LicenceColumns {
  kind: string;
  nameZh: string;
  nameEn: string | null;
  unifiedSocialCreditCode: string | null;
  licenceNumber: string;
  regulator: string;
  licenceScope: string;
  /** Null where the licence has no end. */
  licenceExpiresOn: Day | null;
}

/** What an institution says of itself and where its desk is reached: its own to change. */
export interface DeskColumns {
  aboutZh: string | null;
  aboutEn: string | null;
  contactName: string | null;
  contactPhone: string | null;
  contactEmail: string | null;
}

export async function findOwnInstitution(trx: ActorTransaction, institutionId: string) {
  return trx.selectFrom("institution").selectAll().where("id", "=", institutionId).executeTakeFirst();
}

/** The name under which an organization signed up: what stands before its first application. */
export async function findOrganization(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("accounts.organization")
    .select(["id", "kind", "name", "createdAt"])
    .where("id", "=", organizationId)
    .executeTakeFirst();
}

export async function lockInstitution(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("institution")
    .selectAll()
    .where("id", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertInstitution(
  trx: ActorTransaction,
  institutionId: string,
  columns: LicenceColumns & DeskColumns,
): Promise<void> {
  await trx
    .insertInto("institution")
    .values({ id: institutionId, ...columns, status: "applied", verifiedAt: null })
    .execute();
}

export async function updateInstitution(
  trx: ActorTransaction,
  institutionId: string,
  columns: Partial<LicenceColumns & DeskColumns> & {
    status?: InstitutionStatus;
    version?: number;
    verifiedAt?: Date;
    updatedAt: Date;
  },
): Promise<void> {
  await trx.updateTable("institution").set(columns).where("id", "=", institutionId).execute();
}

/** Keeps what was sent for verification, as it was sent; the version's number is one above the last. */
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

/** True where another institution stands under this unified social credit code. */
export async function hasInstitutionOfCode(
  trx: ActorTransaction,
  code: string,
  exceptId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom("institution")
    .select("id")
    .where("unifiedSocialCreditCode", "=", code)
    .where("id", "<>", exceptId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
