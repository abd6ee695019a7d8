import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import {
  drawdownStatusAfter,
  DRAWDOWN_CONFIRM_WORKING_DAYS,
  whyNotMoveDrawdown,
  whyNotPay,
} from "#app/domain/deals/drawdown.ts";
import { type ShownDrawdown, whyNotAsShown } from "#app/domain/deals/shown-payment.ts";
import { horizons, isWithinHorizon, outsideHorizonFault } from "#app/domain/horizons.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { updateDeal, updateDrawdown } from "#db/queries/deals/deals.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockDrawdown } from "./lock-drawdown.server.ts";
import { settleDispute } from "./settle-dispute.server.ts";

export interface FundDrawdown extends ShownDrawdown {
  /** The day of the payment. */
  valueDate: Day;
  paymentReference: string;
}

/**
 * The institution states that it paid. This counts nothing until the company confirms it, which it should do, or
 * dispute, within three working days; without an answer nothing is confirmed.
 */
export function fundDrawdown(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { drawdownId, payment, valueDate, paymentReference }: FundDrawdown,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { deal, drawdown, about } = await lockDrawdown(trx, actor, drawdownId);
    const again = drawdown.status === "disputed";
    const move = again ? "fund_again" : "fund";
    refuseIf(whyNotMoveDrawdown(drawdown, move, "institution"));
    refuseIf(whyNotAsShown(drawdown, payment));
    refuseIf(whyNotPay(deal.status));
    const horizon = horizons.payment(deal.acceptedAt, dayOf(now()));
    if (!isWithinHorizon(valueDate, horizon))
      throw new Refusal("payment-day-outside", horizon, outsideHorizonFault("valueDate", horizon));
    const status = drawdownStatusAfter(drawdown.status, move);
    await settleDispute(trx, actor, { deal, drawdownId, at: now() });
    await updateDrawdown(trx, drawdownId, {
      status,
      fundedAt: now(),
      valueDate,
      paymentReference,
      confirmDueAt: deadlineAfter(now(), DRAWDOWN_CONFIRM_WORKING_DAYS, workingDays),
      disputedAt: null,
      note: null,
    });
    if (!again) await updateDeal(trx, deal.id, { fundedFen: deal.fundedFen + drawdown.amountFen });
    await record(trx, actor, {
      type: "drawdown-funded",
      ...about,
      from: drawdown.status,
      to: status,
      detail: { ...about.detail, valueDate, paymentReference },
    });
    await enqueue(trx, "notify-company-drawdown-funded", { drawdownId });
  });
}
