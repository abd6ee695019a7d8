import type { Insertable, Updateable } from "kysely";
import type { ConsentRequestTable } from "#db/schema/introductions.ts";
import { literals } from "#db/literals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Undefined if one is open on the introduction already: the unique index decides concurrent calls. */
export async function insertConsentRequest(trx: ActorTransaction, values: Insertable<ConsentRequestTable>) {
  return trx
    .insertInto("consentRequest")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column("introductionId")
        .where("status", "in", literals(["requested"]))
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
}

/** What was asked for on an introduction, the last first. */
export async function listConsentRequests(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("consentRequest")
    .select(["id", "fieldGroups", "days", "words", "status", "requestedAt", "answeredAt", "note"])
    .where("introductionId", "=", introductionId)
    .orderBy("requestedAt", "desc")
    .orderBy("id")
    .limit(50)
    .execute();
}

/** The request with that id, or the open one of an introduction; locked after the introduction. */
export async function lockConsentRequest(
  trx: ActorTransaction,
  introductionId: string,
  requestId: string | null,
) {
  const query = trx
    .selectFrom("consentRequest")
    .select(["id", "status"])
    .where("introductionId", "=", introductionId);
  return (requestId === null ? query.where("status", "=", "requested") : query.where("id", "=", requestId))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function updateConsentRequest(
  trx: ActorTransaction,
  id: string,
  change: Updateable<ConsentRequestTable>,
): Promise<void> {
  await trx.updateTable("consentRequest").set(change).where("id", "=", id).execute();
}
