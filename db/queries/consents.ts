import { sql, type Insertable } from "kysely";
import type { ConsentTable, DisclosureTable, IntroductionStopTable } from "../schema/introductions.ts";
import type { ActorTransaction } from "../with-actor.ts";

export async function lockStandingConsent(trx: ActorTransaction, introductionId: string, companyId: string) {
  return trx
    .selectFrom("consent")
    .selectAll()
    .where("introductionId", "=", introductionId)
    .where("companyId", "=", companyId)
    .where("revokedAt", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertConsent(
  trx: ActorTransaction,
  values: Insertable<ConsentTable>,
): Promise<string> {
  const { id } = await trx.insertInto("consent").values(values).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function endConsent(
  trx: ActorTransaction,
  id: string,
  revokedAt: Date,
  revokedBy: string | null,
) {
  await trx.updateTable("consent").set({ revokedAt, revokedBy }).where("id", "=", id).execute();
}

/** Consents whose time is over and that nobody has ended, locked past those that another worker holds. */
export async function lockOutlivedConsents(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("consent")
    .selectAll()
    .where("revokedAt", "is", null)
    .where("expiresAt", "<=", now)
    .orderBy("expiresAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}

export async function insertDisclosure(
  trx: ActorTransaction,
  values: Insertable<DisclosureTable>,
): Promise<void> {
  await trx.insertInto("disclosure").values(values).execute();
}

/** Whether the company wants no more requests of this institution. */
export async function isStopped(
  trx: ActorTransaction,
  companyId: string,
  institutionId: string,
): Promise<boolean> {
  const { rows } = await sql<{ stopped: boolean }>`
    select is_stopped(${companyId}::uuid, ${institutionId}::uuid) as stopped`.execute(trx);
  return rows[0]?.stopped ?? false;
}

export async function insertStop(
  trx: ActorTransaction,
  values: Insertable<IntroductionStopTable>,
): Promise<void> {
  await trx
    .insertInto("introductionStop")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteStop(
  trx: ActorTransaction,
  companyId: string,
  institutionId: string,
): Promise<void> {
  await trx
    .deleteFrom("introductionStop")
    .where("companyId", "=", companyId)
    .where("institutionId", "=", institutionId)
    .execute();
}

/** What was seen of the company, or refused, the newest first. */
export async function listDisclosuresForCompany(trx: ActorTransaction, companyId: string, limit: number) {
  return trx
    .selectFrom("disclosure")
    .innerJoin("institution", "institution.id", "disclosure.institutionId")
    .select(["disclosure.id", "disclosure.at", "disclosure.fieldGroups", "disclosure.outcome"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .where("disclosure.companyId", "=", companyId)
    .orderBy("disclosure.at", "desc")
    .limit(limit)
    .execute();
}
