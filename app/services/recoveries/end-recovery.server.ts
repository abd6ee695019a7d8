import type { Actor } from "#app/domain/accounts/actor.ts";
import {
  type RecoveryEndReason,
  type RecoveryMove,
  recoveryStatusAfter,
} from "#app/domain/recoveries/lifecycle.ts";
import { type RecoveryRow, updateRecovery } from "#db/queries/accounts/recoveries.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { recordRecovery } from "./record-recovery.server.ts";

interface End {
  move: Extract<RecoveryMove, "decline" | "cancel" | "lapse" | "use">;
  reason: RecoveryEndReason | null;
  now: Date;
}

const changes = { decline: "declined", cancel: "cancelled", lapse: "lapsed", use: "done" } as const;

/** Ends an open recovery, which the caller has locked: recorded, and told to everybody whom it concerns. */
export async function endRecovery(
  trx: ActorTransaction,
  actor: Actor,
  recovery: RecoveryRow,
  { move, reason, now }: End,
): Promise<void> {
  const status = recoveryStatusAfter(recovery.status, move);
  const endedBy = "userId" in actor ? actor.userId : null;
  await updateRecovery(trx, recovery.id, { status, endedAt: now, endedBy, endReason: reason });
  const how = { from: recovery.status, to: status, reasonCode: reason };
  await recordRecovery(trx, actor, changes[move], recovery, how);
}
