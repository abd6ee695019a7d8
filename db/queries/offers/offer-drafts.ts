import { sql, type Updateable } from "kysely";
import type { OfferDraftTable } from "#db/schema/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Undefined if there is a draft already. */
export async function insertOfferDraft(
  trx: ActorTransaction,
  values: { offerId: string; institutionId: string; content: string; userId: string },
): Promise<{ revision: number } | undefined> {
  const { userId, ...draft } = values;
  return trx
    .insertInto("offerDraft")
    .values({ ...draft, writtenBy: [userId] })
    .onConflict((conflict) => conflict.column("offerId").doNothing())
    .returning("revision")
    .executeTakeFirst();
}

export async function lockOfferDraft(trx: ActorTransaction, offerId: string, institutionId: string) {
  return trx
    .selectFrom("offerDraft")
    .selectAll()
    .where("offerId", "=", offerId)
    .where("institutionId", "=", institutionId)
    .forUpdate()
    .executeTakeFirst();
}

/** Edits a draft. An approval, or a request for one, was for another text and must be requested again. */
export async function writeOfferDraft(
  trx: ActorTransaction,
  offerId: string,
  { content, revision, userId }: { content: string; revision: number; userId: string },
): Promise<void> {
  await trx
    .updateTable("offerDraft")
    .set({
      content,
      revision,
      writtenBy: sql<string[]>`array(select distinct unnest(array_append(written_by, ${userId}::uuid)))`,
      approvalAskedAt: null,
      approvalAskedBy: null,
      approvedAt: null,
      approvedBy: null,
    })
    .where("offerId", "=", offerId)
    .execute();
}

export async function updateOfferDraft(
  trx: ActorTransaction,
  offerId: string,
  change: Updateable<OfferDraftTable>,
): Promise<void> {
  await trx.updateTable("offerDraft").set(change).where("offerId", "=", offerId).execute();
}

export async function deleteOfferDraft(trx: ActorTransaction, offerId: string): Promise<void> {
  await trx.deleteFrom("offerDraft").where("offerId", "=", offerId).execute();
}
