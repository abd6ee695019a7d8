import { lockDeal } from "./lock-deal.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotConfirm, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { refuseUnreviewedFill, type ReviewedFill } from "#app/domain/deals/reviewed-fill.ts";
import { type ShownDrawdown, whyNotAsShown } from "#app/domain/deals/shown-payment.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findDrawdownForCompany, lockDrawdownRow, lockProspectForMoney } from "#db/queries/deals/deals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { settleDrawdown } from "./settle-drawdown.server.ts";
import { settleDispute } from "./settle-dispute.server.ts";

export interface ConfirmDrawdown extends ShownDrawdown {
  /** What arrived, as on the company's bank statement. */
  receivedFen: bigint;
  /** What the review named; null where the page named no end of the search; left out by what has no page. */
  reviewed?: ReviewedFill | null;
}

/**
 * The company confirms that the money arrived: only now does it count. An open dispute on it ends, since the money was
 * found. If it fills the ask, the search ends, which its review has named.
 */
export function confirmDrawdown(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { drawdownId, payment, receivedFen, reviewed }: ConfirmDrawdown,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { dealId, prospectId } = found(
      await findDrawdownForCompany(trx, drawdownId, actor.companyId),
      "drawdown-not-found",
    );
    const prospect = await lockProspectForMoney(trx, prospectId);
    const deal = await lockDeal(trx, actor, dealId);
    const drawdown = await lockDrawdownRow(trx, drawdownId);
    refuseIf(whyNotMoveDrawdown(drawdown, "confirm", "company"));
    refuseIf(whyNotAsShown(drawdown, payment));
    if (reviewed !== undefined) refuseUnreviewedFill({ prospect, drawdown }, reviewed);
    refuseIf(whyNotConfirm(drawdown.amountFen, receivedFen));
    await settleDispute(trx, actor, { deal, drawdownId, at: now() });
    const money = { prospect, deal, drawdown, amountFen: drawdown.amountFen };
    await settleDrawdown({ now, workingDays }, trx, actor, money, reviewed ?? undefined);
    await enqueue(trx, "notify-institution-drawdown-answered", { drawdownId });
  });
}
