import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Locks the introductions on which a document is open, in a fixed order: a concurrent opening is entirely before or
 * after.
 */
export async function lockOpenedOn(trx: ActorTransaction, documentId: string): Promise<void> {
  await trx
    .selectFrom("introduction")
    .select("id")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("introductionDocument")
        .select("introductionId")
        .where("documentId", "=", documentId)
        .where("closedAt", "is", null),
    )
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Whether an institution decides on a document now. */
export async function isReliedOn(trx: ActorTransaction, documentId: string): Promise<boolean> {
  const { rows } = await sql<{
    relied: boolean;
  }>`select is_document_in_use(${documentId}::uuid) as relied`.execute(trx);
  return rows[0]?.relied ?? false;
}

/** Whether a version, or any of a document's, is evidence in a dispute, open or ended. */
export async function isEvidence(
  trx: ActorTransaction,
  of: { documentId: string } | { fileId: string },
): Promise<boolean> {
  const query = trx.selectFrom("disputeEvidence").select("id");
  const row = await (
    "fileId" in of
      ? query.where("fileId", "=", of.fileId)
      : query.where("fileId", "in", (eb) =>
          eb.selectFrom("documentFile").select("id").where("documentId", "=", of.documentId),
        )
  )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function closeEverywhere(trx: ActorTransaction, documentId: string, at: Date): Promise<void> {
  await trx
    .updateTable("introductionDocument")
    .set({ closedAt: at })
    .where("documentId", "=", documentId)
    .where("closedAt", "is", null)
    .execute();
}

export async function markDocumentRemoved(
  trx: ActorTransaction,
  documentId: string,
  removedAt: Date,
): Promise<void> {
  await trx.updateTable("document").set({ removedAt }).where("id", "=", documentId).execute();
}

/**
 * Marks existing versions as removed: all of a document, or one. Returns the ids of those whose bytes must be deleted.
 */
export async function markRemoved(
  trx: ActorTransaction,
  of: { documentId: string } | { fileId: string },
  by: { removedBy: string; removedAt: Date },
): Promise<string[]> {
  const query = trx
    .updateTable("documentFile")
    .set({ ...by, status: "removed" })
    .where("status", "in", ["pending", "clean", "refused"]);
  const rows = await (
    "fileId" in of ? query.where("id", "=", of.fileId) : query.where("documentId", "=", of.documentId)
  )
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}
