import { sql, type Insertable } from "kysely";
import type { ConsentStep } from "#app/domain/codes/consents.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { IntroductionStopTable } from "#db/schema/introductions.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertForId, insertInto } from "#db/queries/shared/rows.ts";

export async function lockActiveConsent(trx: ActorTransaction, introductionId: string, companyId: string) {
  return trx
    .selectFrom("consent")
    .selectAll()
    .where("introductionId", "=", introductionId)
    .where("companyId", "=", companyId)
    .where("revokedAt", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The last consent of an introduction, in force or over. */
export async function lockLastConsent(trx: ActorTransaction, introductionId: string, companyId: string) {
  return trx
    .selectFrom("consent")
    .selectAll()
    .where("introductionId", "=", introductionId)
    .where("companyId", "=", companyId)
    .orderBy("sequence", "desc")
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export const insertConsent = insertForId("consent");

/** Ends a consent, by the given person or by the clock. */
export async function endConsent(
  trx: ActorTransaction,
  id: string,
  at: Date,
  by: PartyActor | { kind: "system" | "company"; userId: string | null },
) {
  const change = { revokedAt: at, revokedBy: by.userId, endedBy: by.kind };
  await trx.updateTable("consent").set(change).where("id", "=", id).execute();
}

/** Every consent of an introduction, the first first; names are only those of the reader's own people. */
export async function listConsents(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("consent as c")
    .leftJoin("accounts.user as grantor", "grantor.id", "c.grantedBy")
    .leftJoin("accounts.user as ender", "ender.id", "c.revokedBy")
    .select(["c.sequence", "c.step", "c.fieldGroups", "c.purpose", "c.grantedAt", "c.expiresAt"])
    .select(["c.revokedAt", "c.endedBy", "grantor.name as grantor", "ender.name as ender"])
    .where("c.introductionId", "=", introductionId)
    .orderBy("c.sequence")
    .execute();
}

/** The steps of an introduction's consents after the one with this sequence, in order. */
export async function listStepsAfter(
  trx: ActorTransaction,
  introductionId: string,
  sequence: number,
): Promise<ConsentStep[]> {
  const rows = await trx
    .selectFrom("consent")
    .select("step")
    .where("introductionId", "=", introductionId)
    .where("sequence", ">", sequence)
    .orderBy("sequence")
    .execute();
  return rows.map(({ step }) => step);
}

/** Expired consents that nobody has ended, locked; those locked by another worker are skipped. */
export async function lockExpiredConsents(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("consent")
    .selectAll()
    .select(
      sql<string>`(select i.mandate_id from introduction i where i.id = consent.introduction_id)`.as(
        "mandateId",
      ),
    )
    .where("revokedAt", "is", null)
    .where("expiresAt", "<=", now)
    .orderBy("expiresAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}

export const insertDisclosure = insertInto("disclosure");

/** Whether the company of a prospect has a hold on all requests now. */
export async function hasHold(trx: ActorTransaction, prospectId: string): Promise<boolean> {
  const { rows } = await sql<{ isHeld: boolean }>`
    select refuses_introductions(${prospectId}::uuid) as is_held`.execute(trx);
  return rows[0]?.isHeld ?? false;
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

/** Whether, and since when, a company has a hold on all requests. */
export async function findHold(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("introductionHold")
    .select("heldAt")
    .where("companyId", "=", companyId)
    .executeTakeFirst();
}

/** Sets or lifts the hold on all requests; idempotent. Returns whether that changed anything. */
export async function setHold(
  trx: ActorTransaction,
  companyId: string,
  hold: { heldBy: string; heldAt: Date } | null,
): Promise<boolean> {
  if (hold === null) {
    const { numDeletedRows } = await trx
      .deleteFrom("introductionHold")
      .where("companyId", "=", companyId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
  const row = await trx
    .insertInto("introductionHold")
    .values({ companyId, ...hold })
    .onConflict((conflict) => conflict.doNothing())
    .returning("companyId")
    .executeTakeFirst();
  return row !== undefined;
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

/** What was shown on an introduction, or refused, field groups and files alike, the newest first. */
export async function listAccesses(trx: ActorTransaction, introductionId: string, limit: number) {
  const { rows } = await sql<{
    key: string;
    at: Date;
    outcome: "shown" | "refused";
    fieldGroups: string[];
    /** Of a file: its name, and its version if it is a document. */
    file: string | null;
    version: number | null;
  }>`
    select 'd' || id as key, at, outcome, field_groups, null as file, null::integer as version
    from disclosure where introduction_id = ${introductionId}
    union all
    select 'o' || o.id, o.opened_at, 'shown', '{}', f.name, f.version
    from document_opening o join document_file f on f.id = o.file_id where o.introduction_id = ${introductionId}
    union all
    select 'a' || o.id, o.opened_at, 'shown', '{}', f.name, null
    from attachment_opening o join attachment f on f.id = o.attachment_id
    where o.introduction_id = ${introductionId} and o.opened_by = 'institution'
    order by at desc limit ${limit}`.execute(trx);
  return rows;
}

/** What was seen of the company, or refused, the newest first. */
export async function listDisclosuresForCompany(trx: ActorTransaction, companyId: string, limit: number) {
  return trx
    .selectFrom("disclosure")
    .innerJoin(knownInstitution, "institution.id", "disclosure.institutionId")
    .select(["disclosure.id", "disclosure.at", "disclosure.fieldGroups", "disclosure.outcome"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .where("disclosure.companyId", "=", companyId)
    .orderBy("disclosure.at", "desc")
    .limit(limit)
    .execute();
}
