import { whyNotRole, type CompanyActor, type SystemActor } from "#app/domain/accounts/actor.ts";
import { afterMove, type ProspectStatus, whyNotMove } from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { lockProspectForCompany, moveProspect } from "#db/queries/prospects.ts";
import { updateTeaserStatus } from "#db/queries/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

/** Takes a published prospect out of institutions' lists until it is resumed; what runs with them goes on. */
export function pauseProspect(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { companyId } = actor;
    const prospect = found(await lockProspectForCompany(trx, prospectId, companyId), "prospect-not-found");
    refuseIf(whyNotMove(prospect, "pause", "company"));
    await recordPause(trx, actor, { prospectId, companyId, from: prospect.status, now: now() });
    await enqueue(trx, "match-prospect", { prospectId }, { key: `match-prospect:${prospectId}` });
  });
}

/** Takes a locked prospect out of institutions' lists, and writes down who did. */
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
  const to = afterMove(from, "pause");
  await moveProspect(trx, prospectId, to, now);
  await updateTeaserStatus(trx, prospectId, "paused");
  const subject = { kind: "prospect" as const, id: prospectId };
  await record(trx, actor, { type: "prospect-paused", subject, companyId, prospectId, from, to });
}
