import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The version of a prospect that was published last before an event; undefined if none had been. */
export async function findContentShownAt(trx: ActorTransaction, prospectId: string, eventId: bigint) {
  const row = await trx
    .selectFrom("event")
    .innerJoin("prospectVersion", (join) =>
      join
        .onRef("prospectVersion.prospectId", "=", "event.subjectId")
        .onRef("prospectVersion.version", "=", "event.version"),
    )
    .select("prospectVersion.content")
    .where("event.subjectId", "=", prospectId)
    .where("event.type", "=", "prospect-published")
    .where("event.id", "<", sql<bigint>`${eventId.toString()}::bigint`)
    .orderBy("event.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}
