import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotDropChange } from "#app/domain/prospects/submission.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { closeCaseOfProspect, findLatestCaseOfProspect } from "#db/queries/moderation/cases.ts";
import type { ServiceContext } from "../context.ts";
import { lockOwnProspect } from "./lock-own-prospect.server.ts";

/**
 * The company takes back the change of a published prospect that waits: its case is closed, institutions go on seeing the
 * version before, and the draft stays as it is written. "review-outdated" where another `version` waits by now.
 */
export function dropChange(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, version }: { prospectId: string; version: number },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    const latest = await findLatestCaseOfProspect(trx, prospectId);
    refuseIf(whyNotDropChange(prospect, latest?.status ?? null));
    refuseIf(latest?.prospectVersion === version ? null : "review-outdated");
    await closeCaseOfProspect(trx, prospectId, now());
    await recordOn(trx, actor, "prospect-change-dropped", { prospect }, { to: prospect.status, version });
  });
}
