import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertForId, insertInto, updateById } from "#db/queries/shared/rows.ts";

type Side = "company" | "institution";

/** What a side has sent on an introduction, and how many of its uploads are under way, active since `since`. */
export async function measureSent(
  trx: ActorTransaction,
  introductionId: string,
  { by, since }: { by: Side; since: Date },
) {
  const { bytes, files, uploads } = await trx
    .selectFrom("attachment")
    .select(({ fn }) => [
      sql<string>`coalesce(sum(size_bytes) filter (where status <> 'refused'), 0)::text`.as("bytes"),
      fn.countAll<string>().as("files"),
      sql<string>`count(*) filter (where status = 'uploading' and touched_at > ${since})::text`.as("uploads"),
    ])
    .where("introductionId", "=", introductionId)
    .where("sentBy", "=", by)
    .executeTakeFirstOrThrow();
  return { bytes: Number(bytes), files: Number(files), uploads: Number(uploads) };
}

export const insertAttachment = insertForId("attachment");

export const updateAttachment = updateById("attachment");

/** Removes the row of one that was never sent; false if there is none. */
export async function deleteUnsent(trx: ActorTransaction, id: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom("attachment")
    .where("id", "=", id)
    .where("status", "=", "uploading")
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}

export async function lockAttachment(trx: ActorTransaction, id: string) {
  return trx.selectFrom("attachment").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** One of an introduction that its reader may open now; undefined if they may not. */
export async function findAttachment(trx: ActorTransaction, introductionId: string, id: string) {
  return trx
    .selectFrom("attachment")
    .select(["id", "name", "mediaType", "sizeBytes", "pieceKeys", "sha256"])
    .select(["sentBy", "companyId", "institutionId"])
    .where("introductionId", "=", introductionId)
    .where("id", "=", id)
    .where("status", "in", ["pending", "clean"])
    .executeTakeFirst();
}

/** What was sent on an introduction, as far as its reader may see it now, the last first. */
export async function listSentAttachments(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("attachment as a")
    .innerJoin("message as m", "m.id", "a.messageId")
    .select(["a.id", "a.name", "a.sizeBytes", "a.status", "a.sentBy", "m.writtenAt"])
    .where("a.introductionId", "=", introductionId)
    .orderBy("m.id", "desc")
    .limit(200)
    .execute();
}

/** Every file that a side sent itself, for its archive. */
export async function listOwnAttachments(trx: ActorTransaction, by: Side) {
  return trx
    .selectFrom("attachment")
    .select(["id", "name", "sizeBytes", "pieceKeys", "sha256"])
    .where("sentBy", "=", by)
    .where("status", "in", ["pending", "clean"])
    .orderBy("begunAt")
    .orderBy("id")
    .execute();
}

export const insertAttachmentOpening = insertInto("attachmentOpening");

/** Those without progress since then, locked; those locked by another worker are skipped. */
export async function lockUnsent(trx: ActorTransaction, since: Date, limit: number) {
  return trx
    .selectFrom("attachment")
    .select("id")
    .where("status", "=", "uploading")
    .where("touchedAt", "<", since)
    .orderBy("touchedAt")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
