import type { Insertable } from "kysely";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import type { MessageReadTable } from "#db/schema/introductions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertForId } from "#db/queries/shared/rows.ts";

export const insertMessage = insertForId("message");

/** A message of a person with these words that is newer than another, as happens when one form is sent twice. */
export async function findRepeated(
  trx: ActorTransaction,
  {
    introductionId,
    userId,
    words,
    after,
  }: Record<"introductionId" | "userId" | "words", string> & { after: bigint },
): Promise<bigint | undefined> {
  const row = await trx
    .selectFrom("message")
    .select("id")
    .where("introductionId", "=", introductionId)
    .where("id", ">", after)
    .where("userId", "=", userId)
    .where("words", "=", words)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** The consent on an introduction that nobody has ended, expired or not. */
export async function findActiveConsent(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("consent")
    .select(["fieldGroups", "expiresAt"])
    .where("introductionId", "=", introductionId)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
}

const key = { id: "fen" } as const;

/**
 * A thread, the newest message first. Names are those of the reader's own people: the policies hide the other side's.
 * `readAt` is when somebody of the other side first read it.
 */
export async function listMessages(
  trx: ActorTransaction,
  introductionId: string,
  { userId, cursor }: { userId: string; cursor: string | undefined },
) {
  const before = cursor === undefined ? null : decodeCursor(key, cursor);
  let query = trx
    .selectFrom("message as m")
    .leftJoin("accounts.user as writer", "writer.id", "m.userId")
    .select([
      "m.id",
      "m.writtenBy",
      "m.userId",
      "m.words",
      "m.masked",
      "m.writtenAt",
      "writer.name as writer",
    ])
    // Of an attachment, what its reader may see of it now.
    .leftJoin("attachment as file", "file.messageId", "m.id")
    .select(["file.id as fileId", "file.name as fileName", "file.sizeBytes as fileBytes"])
    .select("file.status as fileStatus")
    .select((eb) =>
      eb
        .selectFrom("messageRead as r")
        .select((read) => read.fn.min("r.readAt").as("readAt"))
        .whereRef("r.introductionId", "=", "m.introductionId")
        .whereRef("r.messageId", ">=", "m.id")
        .whereRef("r.readBy", "<>", "m.writtenBy")
        .as("readAt"),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("messageRead as own")
            .select("own.messageId")
            .whereRef("own.introductionId", "=", "m.introductionId")
            .whereRef("own.messageId", ">=", "m.id")
            .where("own.userId", "=", userId),
        )
        .as("isRead"),
    )
    .where("m.introductionId", "=", introductionId);
  if (before) query = query.where("m.id", "<", before.id);
  const rows = await query
    .orderBy("m.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return { ...toPage(key, rows), isNewest: before === null };
}

/** Records that a person has read a thread up to a message; idempotent. */
export async function insertReading(
  trx: ActorTransaction,
  values: Insertable<MessageReadTable>,
): Promise<void> {
  await trx
    .insertInto("messageRead")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
