import type { ActorTransaction } from "#db/with-actor.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";

/** Undefined if one is open on the introduction already: the unique index decides concurrent calls. */
export const insertConsentRequest = insertUnlessOpen(
  "consentRequest",
  ["introductionId"],
  ["requested"],
  ["id"],
);

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
    .select(["id", "status", "fieldGroups", "days", "requestedAt"])
    .where("introductionId", "=", introductionId);
  return (requestId === null ? query.where("status", "=", "requested") : query.where("id", "=", requestId))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The request for more that waits for its company; null where none does. */
export async function findOpenRequest(trx: ActorTransaction, introductionId: string): Promise<string | null> {
  const row = await trx
    .selectFrom("consentRequest")
    .select("id")
    .where("introductionId", "=", introductionId)
    .where("status", "=", "requested")
    .executeTakeFirst();
  return row?.id ?? null;
}

export const updateConsentRequest = updateById("consentRequest");
