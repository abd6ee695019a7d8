import type { CompanyActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { prospectStatusAfter, type ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { record } from "#db/queries/audit/events.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { updateTeaserStatus } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Removes a locked prospect from institutions' lists, and records who did. */
export async function recordPause(
  trx: ActorTransaction,
  actor: CompanyActor | SystemActor,
  {
    prospectId,
    companyId,
    from,
    now,
  }: { prospectId: string; companyId: string; from: ProspectStatus; now: Date },
): Promise<void> {
  const to = prospectStatusAfter(from, "pause");
  await updateProspectStatus(trx, prospectId, to, now);
  await updateTeaserStatus(trx, prospectId, "paused");
  const subject = { kind: "prospect" as const, id: prospectId };
  await record(trx, actor, { type: "prospect-paused", subject, companyId, prospectId, from, to });
}
