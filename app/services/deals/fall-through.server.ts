import { lockDeal } from "./lock-deal.server.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { type FallThroughReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { isUnderway } from "#app/domain/deals/drawdown.ts";
import { type ReviewedEnd, refuseUnreviewedEnd } from "#app/domain/deals/reviewed-end.ts";
import { dealStatusAfter, freedFen, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { listDrawdownsOfDeal, updateDeal } from "#db/queries/deals/deals.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { releaseDealBudget } from "#db/queries/mandates/budgets.ts";

import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

export interface FallThrough {
  dealId: string;
  reasonCode: FallThroughReason;
  note: string | null;
  /** What the review named; left out by what has no page. */
  reviewed?: ReviewedEnd;
}

/**
 * Either side ends a deal that won't come to (more) money. The unconfirmed amount returns to the ask and to the
 * mandate's budget, and the offers that the deal held are open again, as both sides of each are notified. Refused while a
 * drawdown is under way.
 */
export function fallThrough(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { dealId, reasonCode, note, reviewed }: FallThrough,
): Promise<void> {
  return withActor(actor, "sign", async (trx) => {
    const deal = await lockDeal(trx, actor, dealId);
    refuseIf(whyNotMoveDeal({ ...deal, conditions: [] }, "fall_through", actor.kind));
    refuseIf(whyNotReason(reasonCode, note));
    if (reviewed !== undefined) refuseUnreviewedEnd(deal, reviewed);
    const drawdowns = await listDrawdownsOfDeal(trx, dealId);
    if (drawdowns.some(({ status }) => isUnderway(status))) throw new Refusal("drawdown-wrong-state");
    const status = dealStatusAfter(deal.status, "fall_through");
    await updateDeal(trx, dealId, { status, reasonCode, note, statusChangedAt: now() });
    await releaseDealBudget(trx, dealId);
    const detail = { confirmedFen: deal.confirmedFen.toString(), freedFen: freedFen(deal).toString() };
    await recordOn(trx, actor, "deal-fell-through", { deal }, { to: status, reasonCode, note, detail });
    await followIntroduction({ now, workingDays }, trx, actor, deal.introductionId, {
      what: "deal-fell-through",
    });
    await enqueue(trx, "notify-deal-fell-through", { dealId });
    await enqueue(trx, "note-released-offers", { prospectId: deal.prospectId });
    await enqueue(trx, "end-access-after-deal", { prospectId: deal.prospectId });
    await enqueue(trx, "match-prospect", { prospectId: deal.prospectId });
    await enqueue(trx, "match-mandate", { mandateId: deal.mandateId });
  });
}
