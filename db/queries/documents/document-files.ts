import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import { isOfSide, type Side } from "#db/queries/shared/on-page.ts";
import { insertForId, updateById } from "#db/queries/shared/rows.ts";

/** The owner of the documents. */
export type DocumentOwner = Side;

/** The same as both columns have it. */
export function ownerColumns(owner: DocumentOwner): {
  companyId: string | null;
  institutionId: string | null;
} {
  return { companyId: null, institutionId: null, ...owner };
}

/** Serializes the starts and seals of an owner's uploads: its usage is counted and its versions numbered in order. */
export async function lockDataroom(trx: ActorTransaction, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`documents:${ownerId}`}, 0))`.execute(trx);
}

/** The size of an owner's files, and how many uploads are under way, active since `since`. */
export async function measureDataroom(trx: ActorTransaction, owner: DocumentOwner, since: Date) {
  const { bytes, files, uploads } = await trx
    .selectFrom("documentFile")
    .select([
      sql<string>`coalesce(sum(size_bytes) filter (where status not in ('refused', 'removed')), 0)::text`.as(
        "bytes",
      ),
      sql<string>`count(*) filter (where status <> 'removed')::text`.as("files"),
      sql<string>`count(*) filter (where status = 'uploading' and touched_at > ${since})::text`.as("uploads"),
    ])
    .where(isOfSide("documentFile", owner))
    .executeTakeFirstOrThrow();
  return { bytes: Number(bytes), files: Number(files), uploads: Number(uploads) };
}

export const insertFile = insertForId("documentFile");

export async function findFile(trx: ActorTransaction, fileId: string, owner: DocumentOwner) {
  return trx
    .selectFrom("documentFile")
    .selectAll()
    .where("id", "=", fileId)
    .where(isOfSide("documentFile", owner))
    .executeTakeFirst();
}

export async function lockFile(trx: ActorTransaction, fileId: string) {
  return trx.selectFrom("documentFile").selectAll().where("id", "=", fileId).forUpdate().executeTakeFirst();
}

export const updateFile = updateById("documentFile");

/**
 * Counts the piece that was stored under a claimed key. False if another claim has replaced it: the piece is then no
 * part of the file.
 */
export async function addReceived(
  trx: ActorTransaction,
  fileId: string,
  { key, from, to, at }: { key: string; from: number; to: number; at: Date },
): Promise<boolean> {
  const counted = await trx
    .updateTable("documentFile")
    .set({
      receivedBytes: BigInt(to),
      pieceKeys: sql<string[]>`piece_keys || ${key}::text`,
      claimedKey: null,
      touchedAt: at,
    })
    .where("id", "=", fileId)
    .where("status", "=", "uploading")
    .where("receivedBytes", "=", BigInt(from))
    .where("claimedKey", "=", key)
    .returning("id")
    .executeTakeFirst();
  return counted !== undefined;
}

/** Removes the row of an upload that was not sealed; false if there is none. */
export async function deleteUpload(trx: ActorTransaction, fileId: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom("documentFile")
    .where("id", "=", fileId)
    .where("status", "=", "uploading")
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}

/** A document of an owner that it has not removed. */
export async function findOwnDocument(trx: ActorTransaction, documentId: string, owner: DocumentOwner) {
  return trx
    .selectFrom("document")
    .selectAll()
    .where("removedAt", "is", null)
    .where("id", "=", documentId)
    .where(isOfSide("document", owner))
    .executeTakeFirst();
}

export const insertDocument = insertForId("document");

/** A document's newest file that was not refused: also one that waits for its scan. */
export async function findNewestFile(trx: ActorTransaction, documentId: string, owner: DocumentOwner) {
  return trx
    .selectFrom("documentFile")
    .select(["id", "sizeBytes", "pieceKeys", "sha256"])
    .where("documentId", "=", documentId)
    .where(isOfSide("documentFile", owner))
    .where("status", "in", ["pending", "clean"])
    .orderBy("version", "desc")
    .executeTakeFirst();
}

/** Every file of a company with stored bytes, for its archive. */
export async function listSealedFiles(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("documentFile")
    .select(["id", "version", "name", "sizeBytes", "pieceKeys", "sha256"])
    .where("companyId", "=", companyId)
    .where("status", "in", ["pending", "clean"])
    .orderBy("sealedAt", "desc")
    .orderBy("id")
    .execute();
}

/** The number of the next version of a document. */
export async function nextVersion(trx: ActorTransaction, documentId: string): Promise<number> {
  const { last } = await trx
    .selectFrom("documentFile")
    .select(({ fn }) => fn.max("version").as("last"))
    .where("documentId", "=", documentId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Uploads without progress since then, locked; those locked by another worker are skipped. */
export async function lockAbandonedUploads(trx: ActorTransaction, since: Date, limit: number) {
  return trx
    .selectFrom("documentFile")
    .select("id")
    .where("status", "=", "uploading")
    .where("touchedAt", "<", since)
    .orderBy("touchedAt")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/**
 * Of these ids, those whose bytes are needed, of documents and of attachments, with the keys of their pieces. With
 * `isComing`, pieces are still being added.
 */
export async function listNeededFiles(trx: ActorTransaction, fileIds: readonly string[]) {
  if (fileIds.length === 0) return new Map<string, { pieceKeys: string[]; isComing: boolean }>();
  const rows = await trx
    .selectFrom("documentFile")
    .select(["id", "pieceKeys", "status"])
    .where("id", "in", [...fileIds])
    .where("status", "not in", ["refused", "removed"])
    .union(
      trx
        .selectFrom("attachment")
        .select(["id", "pieceKeys", "status"])
        .where("id", "in", [...fileIds])
        .where("status", "<>", "refused"),
    )
    .execute();
  return new Map(
    rows.map(({ id, pieceKeys, status }) => [id, { pieceKeys, isComing: status === "uploading" }]),
  );
}
