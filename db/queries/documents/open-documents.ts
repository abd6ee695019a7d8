import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The consent in force on an introduction, if any, and the documents that are open there. */
export async function findConsentAndOpenDocuments(trx: ActorTransaction, introductionId: string) {
  const { fieldGroups, expiresAt, openIds } = await trx
    .selectFrom("introduction as i")
    .leftJoin("consent as c", (join) =>
      join.onRef("c.introductionId", "=", "i.id").on("c.revokedAt", "is", null),
    )
    .select(["c.fieldGroups", "c.expiresAt"])
    .select(
      sql<string[]>`array(
        select d.document_id::text from introduction_document d
        where d.introduction_id = i.id and d.closed_at is null)`.as("openIds"),
    )
    .where("i.id", "=", introductionId)
    .executeTakeFirstOrThrow();
  return {
    consent: fieldGroups === null || expiresAt === null ? null : { fieldGroups, expiresAt },
    openIds: new Set(openIds),
  };
}
