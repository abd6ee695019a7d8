import { lockDeal } from "./lock-deal.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type ReleaseReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { type ReviewedEnd, refuseUnreviewedEnd } from "#app/domain/deals/reviewed-end.ts";
import { dealStatusAfter, freedFen, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { releaseGuaranteeBudget } from "#db/queries/mandates/budgets.ts";
import { updateDeal } from "#db/queries/deals/deals.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface ReleaseGuarantee {
  dealId: string;
  reasonCode: ReleaseReason;
  note: string | null;
  /** What the review named; left out by what has no page. */
  reviewed?: ReviewedEnd;
}

/** The institution's guarantee ends: the loan is repaid, or never came. Its mandate's budget is free again. */
export function releaseGuarantee(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { dealId, reasonCode, note, reviewed }: ReleaseGuarantee,
): Promise<void> {
  return withActor(actor, "sign", async (trx) => {
    const deal = await lockDeal(trx, actor, dealId);
    refuseIf(whyNotMoveDeal({ ...deal, conditions: [] }, "release", "institution"));
    refuseIf(whyNotReason(reasonCode, note));
    if (reviewed !== undefined) refuseUnreviewedEnd(deal, reviewed);
    const status = dealStatusAfter(deal.status, "release");
    await updateDeal(trx, dealId, { status, reasonCode, note, statusChangedAt: now() });
    await releaseGuaranteeBudget(trx, dealId);
    const detail = { confirmedFen: deal.confirmedFen.toString(), freedFen: freedFen(deal).toString() };
    await recordOn(trx, actor, "guarantee-released", { deal }, { to: status, reasonCode, note, detail });
    await enqueue(trx, "notify-company-guarantee-released", { dealId });
    await enqueue(trx, "notify-colleagues-guarantee-released", { dealId });
    await enqueue(trx, "end-access-after-deal", { prospectId: deal.prospectId });
    await enqueue(trx, "match-mandate", { mandateId: deal.mandateId });
  });
}
