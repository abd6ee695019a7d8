import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { type DisputeReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { clocksFrom } from "#app/domain/deals/dispute.ts";
import { drawdownStatusAfter, whyNotDispute } from "#app/domain/deals/drawdown.ts";
import { type ShownDrawdown, whyNotAsShown } from "#app/domain/deals/shown-payment.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { updateDrawdown } from "#db/queries/deals/deals.ts";
import { insertDispute } from "#db/queries/deals/disputes.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockDrawdown } from "./lock-drawdown.server.ts";

export interface DisputeDrawdown extends ShownDrawdown {
  reasonCode: DisputeReason;
  note: string | null;
}

/**
 * The company states that the money did not come, or not all of it; or the institution, that the company does not
 * answer. Until the dispute ends nothing is counted, no fee accrues and the drawdown's own clock stops.
 */
export function disputeDrawdown(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { drawdownId, payment, reasonCode, note }: DisputeDrawdown,
): Promise<{ disputeId: string }> {
  return withActor(actor, "evidence", async (trx) => {
    const { deal, drawdown, about } = await lockDrawdown(trx, actor, drawdownId);
    refuseIf(whyNotDispute(drawdown, actor.kind, now()));
    refuseIf(whyNotAsShown(drawdown, payment));
    refuseIf(whyNotReason(reasonCode, note));
    const status = drawdownStatusAfter(drawdown.status, "dispute");
    await updateDrawdown(trx, drawdownId, { status, disputedAt: now(), note });
    const { id: disputeId } = await insertDispute(trx, {
      drawdownId,
      dealId: deal.id,
      companyId: deal.companyId,
      institutionId: deal.institutionId,
      openedBy: actor.kind,
      opener: actor.userId,
      reasonCode,
      note,
      openedAt: now(),
      disputedFen: drawdown.amountFen,
      ...clocksFrom(now(), workingDays),
    });
    const moved = { from: drawdown.status, to: status, reasonCode, note };
    await record(trx, actor, { type: "drawdown-disputed", ...about, ...moved });
    await enqueue(trx, `notify-${otherSideOf(actor)}-dispute-opened`, { disputeId });
    return { disputeId };
  });
}
