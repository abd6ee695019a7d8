import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { mandateStatusAfter, capacityMove } from "#app/domain/mandates/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockMandate, updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Automatic transitions of capacity: a used-up mandate becomes exhausted, and returns when budget is freed. */
export async function settleCapacity(
  trx: ActorTransaction,
  actor: SystemActor,
  mandateId: string,
  now: Date,
): Promise<void> {
  const mandate = await lockMandate(trx, mandateId);
  if (!mandate) return;
  const move = capacityMove(mandate.status, { ...mandate, usedFen: mandate.reservedFen + mandate.drawnFen });
  if (move === null) return;
  const status = mandateStatusAfter(mandate.status, move);
  await updateMandate(trx, mandateId, { status, statusChangedAt: now, updatedAt: now });
  const moved = { to: status, version: mandate.version };
  await recordOn(trx, actor, move === "exhaust" ? "mandate-exhausted" : "mandate-freed", { mandate }, moved);
}
