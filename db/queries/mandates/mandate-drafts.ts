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

export async function lockMandateDraft(trx: ActorTransaction, mandateId: string) {
  return trx
    .selectFrom("mandateDraft")
    .selectAll()
    .where("mandateId", "=", mandateId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Starts a draft, or undefined if there is one already: another tab was faster. */
export async function insertMandateDraft(trx: ActorTransaction, draft: DraftToSave) {
  return trx
    .insertInto("mandateDraft")
    .values({ ...pick(draft, "mandateId", "institutionId", "content", "savedBy"), savedAt: draft.now })
    .onConflict((conflict) => conflict.column("mandateId").doNothing())
    .returning(["revision", "savedAt"])
    .executeTakeFirst();
}

/** Overwrites the revision that was read, and withdraws it from approval; undefined if it has changed since. */
export async function updateMandateDraft(trx: ActorTransaction, draft: DraftToSave, revision: number) {
  return trx
    .updateTable("mandateDraft")
    .set({
      content: draft.content,
      savedBy: draft.savedBy,
      savedAt: draft.now,
      submittedBy: null,
      submittedAt: null,
      revision: sql<number>`revision + 1`,
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

export async function deleteMandateDraft(trx: ActorTransaction, mandateId: string): Promise<void> {
  await trx.deleteFrom("mandateDraft").where("mandateId", "=", mandateId).execute();
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
