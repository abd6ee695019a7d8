import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { recordPause } from "./record-pause.server.ts";

/** Removes a published prospect from institutions' lists until it is resumed; what is under way with them continues. */
export function pauseProspect(ctx: ServiceContext, actor: CompanyActor, prospectId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    refuseIf(whyNotMoveProspect(prospect, "pause", "company"));
    await recordPause(trx, actor, { prospectId, companyId, from: prospect.status, now: ctx.now() });
    await enqueue(trx, "match-prospect", { prospectId });
  });
}
