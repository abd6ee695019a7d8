import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import type { RecoveryDecision } from "#app/domain/recoveries/forms.ts";
import type { ServiceContext } from "../context.ts";
import { approveRecovery } from "./approve-recovery.server.ts";
import { stopRecovery } from "./stop-recovery.server.ts";

/** Performs one action of the page of recoveries, which owners and admins have. */
export function decideRecovery(
  ctx: ServiceContext,
  actor: PartyActor | AdminActor,
  decision: RecoveryDecision,
): Promise<void> {
  return decision.act === "approve"
    ? approveRecovery(ctx, actor, decision)
    : stopRecovery(ctx, actor, decision);
}
