import type { ConfirmationKind, ConfirmationStatus } from "#app/domain/confirmations/lifecycle.ts";
import { insertInto, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const insertConfirmation = insertInto("confirmation");

const updateConfirmation = updateById("confirmation");

/** The one that waits for another admin; locked, after its subject. */
export function lockOpenConfirmation(trx: ActorTransaction, kind: ConfirmationKind, subjectId: string) {
  return trx
    .selectFrom("confirmation")
    .selectAll()
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("status", "=", "open")
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Subjects of those whose deadline has passed, the oldest first; not locked: their subjects are locked first. */
export function listOverdueConfirmations(
  trx: ActorTransaction,
  { kind, now, limit }: { kind: ConfirmationKind; now: Date; limit: number },
) {
  return trx
    .selectFrom("confirmation")
    .select(["id", "subjectId"])
    .where("kind", "=", kind)
    .where("status", "=", "open")
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .limit(limit)
    .execute();
}

/** `by` is null where nobody settled it: it lapsed, or a job overtook it. */
export async function settleConfirmation(
  trx: ActorTransaction,
  id: string,
  { status, by, at }: { status: Exclude<ConfirmationStatus, "open">; by: string | null; at: Date },
): Promise<void> {
  await updateConfirmation(trx, id, { status, settledBy: by, settledAt: at });
}

/** One of a kind by its id, with what its proposal was. */
export async function findConfirmation(trx: ActorTransaction, kind: ConfirmationKind, id: string) {
  return trx
    .selectFrom("confirmation")
    .selectAll()
    .where("kind", "=", kind)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Those of a kind that wait for another admin, the oldest first, with who proposed each. */
export async function listOpenConfirmations(trx: ActorTransaction, kind: ConfirmationKind) {
  return trx
    .selectFrom("confirmation")
    .leftJoin("accounts.user as proposer", "proposer.id", "confirmation.proposedBy")
    .select([
      "confirmation.id",
      "confirmation.subjectId",
      "confirmation.status",
      "confirmation.proposedBy",
      "confirmation.proposedAt",
      "confirmation.dueAt",
      "confirmation.beforeStatus",
      "confirmation.afterStatus",
      "proposer.name as proposerName",
    ])
    .where("confirmation.kind", "=", kind)
    .where("confirmation.status", "=", "open")
    .orderBy("confirmation.proposedAt")
    .limit(100)
    .execute();
}
