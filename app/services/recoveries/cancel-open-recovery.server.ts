import type { Actor } from "#app/domain/accounts/actor.ts";
import type { RecoveryEndReason } from "#app/domain/recoveries/lifecycle.ts";
import { lockOpenRecoveryOf } from "#db/queries/accounts/recoveries.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { endRecovery } from "./end-recovery.server.ts";

/** Cancels the open recovery of a person, if there is one; returns whether there was. */
export async function cancelOpenRecovery(
  trx: ActorTransaction,
  actor: Actor,
  { userId, reason, now }: { userId: string; reason: RecoveryEndReason; now: Date },
): Promise<boolean> {
  const recovery = await lockOpenRecoveryOf(trx, userId);
  if (recovery === undefined) return false;
  await endRecovery(trx, actor, recovery, { move: "cancel", reason, now });
  return true;
}
