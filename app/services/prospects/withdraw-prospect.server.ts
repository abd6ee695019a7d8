import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { closeCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { deleteTeaser } from "#db/queries/prospects/teasers.ts";
import type { ServiceContext } from "../context.ts";

/** Ends a prospect for good: its teaser is removed, an open case closed. Agreed deals go on. */
export function withdrawProspect(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, note }: { prospectId: string; note: string | null },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    refuseIf(whyNotMoveProspect(prospect, "withdraw", "company"));
    const status = prospectStatusAfter(prospect.status, "withdraw");
    await updateProspectStatus(trx, prospectId, status, now());
    await deleteTeaser(trx, prospectId);
    await closeCaseOfProspect(trx, prospectId, now());
    await recordOn(trx, actor, "prospect-withdrawn", { prospect }, { to: status, note });
    await enqueue(trx, "match-prospect", { prospectId });
  });
}
