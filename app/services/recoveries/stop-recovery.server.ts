import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { stopMove, whyNotStopRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockRecovery } from "#db/queries/accounts/recoveries.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";
import { endRecovery } from "./end-recovery.server.ts";

/**
 * An owner of one of the person's organizations, or an admin, stops a recovery before it is used, whoever decides it. No
 * confirmation is asked: to stop one gives nobody anything.
 */
export function stopRecovery(
  { withActor, now }: ServiceContext,
  actor: PartyActor | AdminActor,
  { recoveryId }: { recoveryId: string },
): Promise<void> {
  return withActor(actor, actor.kind === "admin" ? "secure" : "manage", async (trx) => {
    const recovery = found(await lockRecovery(trx, recoveryId), "recovery-not-found");
    refuseIf(whyNotStopRecovery(recovery));
    const at = now();
    if (actor.kind === "admin" && recovery.status === "proposed") {
      // Of all other ends the database closes it.
      const open = await lockOpenConfirmation(trx, "recovery", recoveryId);
      const status = open?.proposedBy === actor.userId ? "overtaken" : "declined";
      if (open !== undefined) await settleConfirmation(trx, open.id, { status, by: actor.userId, at });
    }
    const reason = actor.kind === "admin" ? "by_admin" : "by_owner";
    await endRecovery(trx, actor, recovery, { move: stopMove(recovery), reason, now: at });
  });
}
