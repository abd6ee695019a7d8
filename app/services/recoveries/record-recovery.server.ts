import type { Actor } from "#app/domain/accounts/actor.ts";
import type { EventType } from "#app/domain/events/event.ts";
import type { RecoveryChange } from "#app/domain/recoveries/lifecycle.ts";
import { type EventToRecord, recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { RecoveryRow } from "#db/queries/accounts/recoveries.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Subject = Pick<RecoveryRow, "id" | "userId" | "organizationId" | "organizationKind">;

/**
 * Records a step of a recovery, in the timeline of the organization whose owner decides it, and has everybody told whom
 * it concerns. Codes only.
 */
export async function recordRecovery(
  trx: ActorTransaction,
  actor: Actor,
  change: Exclude<RecoveryChange, "usable">,
  { id, userId, organizationId, organizationKind }: Subject,
  more: Pick<EventToRecord, "from" | "to" | "reasonCode"> = {},
): Promise<void> {
  const type: EventType = `recovery-${change}`;
  const parties = organizationKind === null ? {} : { [`${organizationKind}Id`]: organizationId };
  const detail = { recoveryId: id };
  await recordOn(trx, actor, type, { person: { id: userId, ...parties } }, { to: change, ...more, detail });
  await enqueue(trx, "notify-of-recovery", { recoveryId: id, change });
}
