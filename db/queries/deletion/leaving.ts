import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The prospects of a company that are not over, locked in a fixed order, as acceptances lock them. */
export async function lockProspectsOfCompany(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("prospect")
    .select(["id", "companyId", "status"])
    .where("companyId", "=", companyId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** The prospects on which an institution has an offer that is not over, locked in that order. */
export async function lockProspectsOfOffers(trx: ActorTransaction, institutionId: string): Promise<void> {
  await trx
    .selectFrom("prospect")
    .select("id")
    .where("id", "in", (offers) =>
      offers
        .selectFrom("offer")
        .select("prospectId")
        .where("institutionId", "=", institutionId)
        .where("status", "in", unended),
    )
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

const unended = ["drafted", "approved_internally", "issued", "viewed", "countered", "revised"] as const;

/** The offers of an institution that are not over, locked; drafts too. */
export async function lockUnendedOffers(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .where("institutionId", "=", institutionId)
    .where("status", "in", unended)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** The introductions of an organization that are not over, locked. */
export async function lockUnendedIntroductions(
  trx: ActorTransaction,
  of: { companyId: string } | { institutionId: string },
) {
  return trx
    .selectFrom("introduction")
    .select(["id", "companyId", "institutionId", "prospectId", "mandateId", "status"])
    .$if("companyId" in of, (query) => query.where("companyId", "=", "companyId" in of ? of.companyId : ""))
    .$if("institutionId" in of, (query) =>
      query.where("institutionId", "=", "institutionId" in of ? of.institutionId : ""),
    )
    .where("status", "in", ["requested", "consent_pending", "consented", "converted"])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** The mandates of an institution that are not over, locked. */
export async function lockUnendedMandates(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .select(["id", "institutionId", "status", "version", "validUntil", "instruments"])
    .where("institutionId", "=", institutionId)
    .where("status", "<>", "retired")
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Its people leave, and its names are replaced: what nobody can take back. */
export async function beginErasingOrganization(trx: ActorTransaction, deletionId: string): Promise<void> {
  await sql`select begin_erasing_organization(${deletionId}::uuid)`.execute(trx);
}

/** Erases a batch of its records; returns how many, 0 when nothing is left. */
export async function eraseOrganizationRecords(
  trx: ActorTransaction,
  deletionId: string,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ done: bigint }>`
    select erase_organization(${deletionId}::uuid, ${most}) as done`.execute(trx);
  return Number(rows[0]?.done ?? 0);
}

/** Events of an organization after an id that hold a text of its people, or of an admin to it. */
export async function listEventsWithTexts(
  trx: ActorTransaction,
  { kind, id }: { kind: "company" | "institution"; id: string },
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const rows = await trx
    .selectFrom("event")
    .select("id")
    .where(kind === "company" ? "companyId" : "institutionId", "=", id)
    .where("id", ">", after)
    .where((row) =>
      row.or([row("actorOrganizationId", "=", id), row("actorKind", "in", ["admin", "system"])]),
    )
    .where((row) => row.or([row("note", "is not", null), row("detail", "<>", sql`'{}'::jsonb`)]))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Bytes that a deletion must still remove. */
export async function listDeletionFiles(trx: ActorTransaction, deletionId: string, limit: number) {
  return trx
    .selectFrom("deletionFile")
    .select(["store", "key"])
    .where("deletionId", "=", deletionId)
    .orderBy("store")
    .orderBy("key")
    .limit(limit)
    .execute();
}

export async function deleteDeletionFile(
  trx: ActorTransaction,
  deletionId: string,
  { store, key }: { store: "document" | "archive"; key: string },
): Promise<void> {
  await trx
    .deleteFrom("deletionFile")
    .where("deletionId", "=", deletionId)
    .where("store", "=", store)
    .where("key", "=", key)
    .execute();
}
