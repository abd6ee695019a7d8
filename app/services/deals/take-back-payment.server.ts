import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { drawdownStatusAfter, whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { type ShownDrawdown, whyNotAsShown } from "#app/domain/deals/shown-payment.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { updateDeal, updateDrawdown } from "#db/queries/deals/deals.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockDrawdown } from "./lock-drawdown.server.ts";
import { settleDispute } from "./settle-dispute.server.ts";

/**
 * The institution withdraws its statement of payment while the company has not confirmed: the request is as before. A
 * dispute on the payment ends by it.
 */
export function takeBackPayment(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { drawdownId, payment }: ShownDrawdown,
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { deal, drawdown, about } = await lockDrawdown(trx, actor, drawdownId);
    refuseIf(whyNotMoveDrawdown(drawdown, "take_back", "institution"));
    refuseIf(whyNotAsShown(drawdown, payment));
    const status = drawdownStatusAfter(drawdown.status, "take_back");
    await settleDispute(trx, actor, { deal, drawdownId, at: now() });
    await updateDrawdown(trx, drawdownId, {
      status,
      fundedAt: null,
      valueDate: null,
      paymentReference: null,
      confirmDueAt: null,
      disputedAt: null,
      note: null,
    });
    await updateDeal(trx, deal.id, { fundedFen: deal.fundedFen - drawdown.amountFen });
    await record(trx, actor, { type: "drawdown-taken-back", ...about, from: drawdown.status, to: status });
    await enqueue(trx, "notify-company-drawdown-taken-back", { drawdownId });
  });
}
