import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ReviewedEnd } from "#app/domain/prospects/ending.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { checkEnds } from "./check-ends.server.ts";
import { endSearch } from "./end-search.server.ts";

interface WithdrawProspect {
  prospectId: string;
  note: string | null;
  /** What the review named; left out by what has no page. */
  reviewed?: ReviewedEnd;
}

/**
 * Ends a prospect for good: its teaser is removed, an open case closed, and everything open with institutions ends with
 * it, named so: offers, requests, applications, and what consents opened. Agreed deals go on.
 */
export function withdrawProspect(
  ctx: ServiceContext,
  actor: CompanyActor,
  { prospectId, note, reviewed }: WithdrawProspect,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    refuseIf(whyNotMoveProspect(prospect, "withdraw", "company"));
    const detail = await checkEnds(trx, prospect, "withdraw", reviewed);
    const status = prospectStatusAfter(prospect.status, "withdraw");
    await updateProspectStatus(trx, prospectId, status, ctx.now());
    await recordOn(trx, actor, "prospect-withdrawn", { prospect }, { to: status, note, detail });
    await endSearch(ctx, trx, actor, { prospectId, end: "withdrawn" });
  });
}
