import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { mandatesBeyondLicence } from "#app/domain/mandates/criteria.ts";
import { mandateStatusAfter } from "#app/domain/mandates/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockUnendedMandates } from "#db/queries/deletion/leaving.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Takes off the market what an institution of this kind may not fund: such a mandate is paused with its reason, and its
 * institution is notified. What is under way on it goes on. Those that aren't in force are locked too, so that a submission
 * at the same time reads the new kind.
 */
export async function pauseMandatesBeyondLicence(
  trx: ActorTransaction,
  actor: AdminActor,
  { institutionId, kind, now }: { institutionId: string; kind: InstitutionKind; now: Date },
): Promise<void> {
  for (const mandate of mandatesBeyondLicence(kind, await lockUnendedMandates(trx, institutionId))) {
    const status = mandateStatusAfter(mandate.status, "pause");
    await updateMandate(trx, mandate.id, { status, statusChangedAt: now, updatedAt: now });
    const { version } = mandate;
    const paused = { to: status, version, reasonCode: "scope_exceeded" };
    await recordOn(trx, actor, "mandate-paused", { mandate }, paused);
    await enqueue(trx, "match-mandate", { mandateId: mandate.id });
    await enqueue(trx, "notify-institution-mandate-beyond-licence", { mandateId: mandate.id });
  }
}
