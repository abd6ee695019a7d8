import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { organizationIdOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import {
  approvalMove,
  type Decider,
  recoveryStatusAfter,
  recoveryUsable,
  type Verification,
  whyNotApproveRecovery,
} from "#app/domain/recoveries/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import { lockRecovery, updateRecovery } from "#db/queries/accounts/recoveries.ts";
import {
  insertConfirmation,
  lockOpenConfirmation,
  settleConfirmation,
} from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";
import { refuseNewAccess } from "../accounts/refuse-new-access.server.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import { recordRecovery } from "./record-recovery.server.ts";

export interface RecoveryApproval {
  recoveryId: string;
  verifiedHow: Verification;
}

/**
 * Approves a recovery, having made sure who asks: an owner alone for a member of their organization; of two admins the
 * first proposes it, and the other has a working day to agree. A day after the last approval it can be used. None of a
 * suspended institution, and by no admin with a tie to an organization of the person.
 */
export function approveRecovery(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor | AdminActor,
  { recoveryId, verifiedHow }: RecoveryApproval,
): Promise<void> {
  return withActor(actor, "recover-account", async (trx) => {
    if (actor.kind === "admin") refuseIf(whyNotRole(actor, "secure"));
    else await refuseNewAccess(trx, actor);
    const recovery = found(await lockRecovery(trx, recoveryId), "recovery-not-found");
    const at = now();
    const by = deciderOf(actor);
    refuseIf(whyNotApproveRecovery(recovery, by, at));
    if (actor.kind === "admin")
      for (const { id } of await listOrganizationsOfUser(trx, recovery.userId))
        await refuseTied(trx, actor, { companyId: id });
    const move = approvalMove(recovery, by);
    const status = recoveryStatusAfter(recovery.status, move);
    const { userId } = actor;
    if (move === "propose") {
      const dueAt = deadlineAfter(at, 1, workingDays);
      await insertConfirmation(trx, {
        kind: "recovery",
        subjectId: recoveryId,
        proposedBy: userId,
        proposedAt: at,
        dueAt,
        beforeStatus: recovery.status,
        afterStatus: "approved",
      });
      await updateRecovery(trx, recoveryId, { status, approvedBy: userId, verifiedHow, endsAt: dueAt });
      await recordRecovery(trx, actor, "proposed", recovery, {
        from: recovery.status,
        to: status,
        reasonCode: verifiedHow,
      });
      return;
    }
    if (recovery.status === "proposed") {
      const open = found(await lockOpenConfirmation(trx, "recovery", recoveryId), "confirmation-wrong-state");
      refuseIf(whyNotSettleConfirmation(open, userId, at));
      await settleConfirmation(trx, open.id, { status: "confirmed", by: userId, at });
    }
    const approvers =
      recovery.status === "proposed" ? { confirmedBy: userId } : { approvedBy: userId, verifiedHow };
    await updateRecovery(trx, recoveryId, { status, ...approvers, approvedAt: at, ...recoveryUsable(at) });
    await recordRecovery(trx, actor, "approved", recovery, {
      from: recovery.status,
      to: status,
      reasonCode: verifiedHow,
    });
  });
}

function deciderOf(actor: PartyActor | AdminActor): Decider {
  const { userId } = actor;
  return actor.kind === "admin"
    ? { kind: "admin", userId }
    : { kind: "owner", userId, organizationId: organizationIdOf(actor) };
}
