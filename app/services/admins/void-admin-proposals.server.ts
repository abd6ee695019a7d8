import type { Actor } from "#app/domain/accounts/actor.ts";
import { updateAdminInvitation } from "#db/queries/accounts/admins.ts";
import { lockRecovery } from "#db/queries/accounts/recoveries.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { listOpenConfirmations, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { endRecovery } from "../recoveries/end-recovery.server.ts";

/**
 * Proposals about this admin, and with `isProposer` also their own and the recoveries that they proposed, are void: what
 * they were made on has changed.
 */
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
  if (!isProposer) return;
  // Nor is what they approved one of two approvals any more.
  for (const { subjectId, proposedBy } of await listOpenConfirmations(trx, "recovery")) {
    if (proposedBy !== userId) continue;
    const recovery = await lockRecovery(trx, subjectId);
    if (recovery?.status === "proposed")
      await endRecovery(trx, actor, recovery, { move: "decline", reason: "by_admin", now: at });
  }
}
