import { sql, type Updateable } from "kysely";
import type { OfferDraftTable } from "#db/schema/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const withoutApproval = {
  approvalAskedAt: null,
  approvalAskedBy: null,
  approvedAt: null,
  approvedBy: null,
} as const;
/** Of the same offer no two texts have the same revision, not even those of two drafts. */
const nextRevision = sql<number>`offer_draft.revision + 1`;

/** Starts a draft; undefined if there is one already. */
export async function insertOfferDraft(
  trx: ActorTransaction,
  values: { offerId: string; institutionId: string; content: string; userId: string },
): Promise<{ revision: number } | undefined> {
  const { userId, ...draft } = values;
  const started = { content: draft.content, writtenBy: [userId] };
  return trx
    .insertInto("offerDraft")
    .values({ ...draft, ...started })
    .onConflict((conflict) =>
      conflict
        .column("offerId")
        .doUpdateSet({ ...started, revision: nextRevision })
        .where("offerDraft.content", "is", null),
    )
    .returning("revision")
    .executeTakeFirst();
}

export async function lockOfferDraft(trx: ActorTransaction, offerId: string, institutionId: string) {
  return trx
    .selectFrom("offerDraft")
    .selectAll()
    .where("offerId", "=", offerId)
    .where("institutionId", "=", institutionId)
    .where("content", "is not", null)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Edits a draft, and returns its new revision. An approval, or a request for one, was for another text and must be
 * requested again.
 */
export async function writeOfferDraft(
  trx: ActorTransaction,
  offerId: string,
  { content, userId }: { content: string; userId: string },
): Promise<number> {
  const { revision } = await trx
    .updateTable("offerDraft")
    .set({
      content,
      revision: nextRevision,
      writtenBy: sql<string[]>`array(select distinct unnest(array_append(written_by, ${userId}::uuid)))`,
      ...withoutApproval,
    })
    .where("offerId", "=", offerId)
    .returning("revision")
    .executeTakeFirstOrThrow();
  return revision;
}

export async function updateOfferDraft(
  trx: ActorTransaction,
  offerId: string,
  change: Updateable<OfferDraftTable>,
): Promise<void> {
  await trx.updateTable("offerDraft").set(change).where("offerId", "=", offerId).execute();
}

/** Ends a draft. Its row stays: the next draft's revisions go on from it. */
export async function endOfferDraft(trx: ActorTransaction, offerId: string): Promise<void> {
  await trx
    .updateTable("offerDraft")
    .set({ content: null, writtenBy: [], revision: nextRevision, ...withoutApproval })
    .where("offerId", "=", offerId)
    .execute();
}
