import { pick } from "#app/lib/pick.ts";
import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

interface DraftToSave {
  mandateId: string;
  institutionId: string;
  content: string;
  savedBy: string;
  now: Date;
}

/** Of the same mandate no two texts have the same revision, not even those of two drafts. */
const nextRevision = sql<number>`mandate_draft.revision + 1`;

export async function lockMandateDraft(trx: ActorTransaction, mandateId: string) {
  return trx
    .selectFrom("mandateDraft")
    .selectAll()
    .where("mandateId", "=", mandateId)
    .where("content", "is not", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The revision that a page of the mandate shows, with or without a draft, locked; 0 where there never was a draft. */
export async function lockDraftRevision(trx: ActorTransaction, mandateId: string): Promise<number> {
  const row = await trx
    .selectFrom("mandateDraft")
    .select("revision")
    .where("mandateId", "=", mandateId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** Starts the first draft, or undefined if there was one already: another tab was faster. */
export async function insertMandateDraft(trx: ActorTransaction, draft: DraftToSave) {
  return trx
    .insertInto("mandateDraft")
    .values({ ...pick(draft, "mandateId", "institutionId", "content", "savedBy"), savedAt: draft.now })
    .onConflict((conflict) => conflict.column("mandateId").doNothing())
    .returning(["revision", "savedAt"])
    .executeTakeFirst();
}

/**
 * Writes over the revision that was read, be it of a draft or of its end, and withdraws it from approval; undefined if
 * it has changed since.
 */
export async function updateMandateDraft(trx: ActorTransaction, draft: DraftToSave, revision: number) {
  return trx
    .updateTable("mandateDraft")
    .set({
      content: draft.content,
      savedBy: draft.savedBy,
      savedAt: draft.now,
      submittedBy: null,
      submittedAt: null,
      revision: nextRevision,
    })
    .where("mandateId", "=", draft.mandateId)
    .where("institutionId", "=", draft.institutionId)
    .where("revision", "=", revision)
    .returning(["revision", "savedAt"])
    .executeTakeFirst();
}

export async function markDraftSubmitted(
  trx: ActorTransaction,
  mandateId: string,
  submission: { by: string; at: Date } | null,
): Promise<void> {
  await trx
    .updateTable("mandateDraft")
    .set({ submittedBy: submission?.by ?? null, submittedAt: submission?.at ?? null })
    .where("mandateId", "=", mandateId)
    .execute();
}

/** Ends a draft, if there is one. Its row stays: the next draft's revisions go on from it. */
export async function endMandateDraft(trx: ActorTransaction, mandateId: string): Promise<void> {
  await trx
    .updateTable("mandateDraft")
    .set({ content: null, submittedBy: null, submittedAt: null, revision: nextRevision })
    .where("mandateId", "=", mandateId)
    .where("content", "is not", null)
    .execute();
}

/** The newest mandate of an institution that was never in force. */
export async function findLatestDraft(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .select("id")
    .where("institutionId", "=", institutionId)
    .where("status", "in", ["draft", "pending_approval"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}
