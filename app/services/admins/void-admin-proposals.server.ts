import type { Actor } from "#app/domain/accounts/actor.ts";
import { updateAdminInvitation } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { listOpenConfirmations, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Proposals about this admin, and with `isProposer` also their own, are void: what they were made on has changed. */
export async function voidAdminProposals(
  trx: ActorTransaction,
  actor: Extract<Actor, { kind: "admin" }>,
  { userId, isProposer, at }: { userId: string; isProposer: boolean; at: Date },
): Promise<void> {
  for (const { id, subjectId, proposedBy } of await listOpenConfirmations(trx, "admin-role")) {
    if (subjectId !== userId && !(isProposer && proposedBy === userId)) continue;
    await settleConfirmation(trx, id, { status: "overtaken", by: actor.userId, at });
    await updateAdminInvitation(trx, subjectId, { status: "canceled" });
    await recordOn(trx, actor, "admin-proposal-overtaken", { admin: { id: subjectId } });
  }
}
