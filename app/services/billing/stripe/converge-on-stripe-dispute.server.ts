import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { whyNotBookable } from "#app/domain/billing/stripe-differences.ts";
import { lockChargeBack, updateChargeBack } from "#db/queries/billing/charge-backs.ts";
import { takeReading } from "#db/queries/billing/provider-objects.ts";
import { findReceipt } from "#db/queries/billing/receipts.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { bookStripePayment } from "./book-stripe-payment.server.ts";
import { reinstateChargeBack } from "./reinstate-charge-back.server.ts";
import { takeChargeBack } from "./take-charge-back.server.ts";

/**
 * Brings a charge-back to what Stripe says of the dispute: while it is open and when it is lost, the money is gone, and
 * what the payment paid is due again; when it is won, it counts as paid. An inquiry has taken nothing.
 */
export async function convergeOnStripeDispute(
  ctx: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const { payments, withActor, now } = ctx;
  const readAt = now();
  const state = await payments.stripe?.readDispute(externalId);
  if (!state || state.status === "inquiry" || state.paymentId === null || whyNotBookable(state) !== null)
    return;
  const { status, paymentId, amountFen, reason, openedAt } = state;
  await bookStripePayment(ctx, actor, { paymentId });
  await withActor(actor, async (trx) => {
    const receipt = await findReceipt(trx, "stripe", paymentId);
    if (receipt === undefined || !(await takeReading(trx, externalId, readAt))) return;
    const { id: receiptId, institutionId } = receipt;
    const chargeBack = await lockChargeBack(trx, {
      institutionId,
      receiptId,
      externalId,
      amountFen,
      reason: reason.slice(0, 100),
      status,
      openedAt,
      settledAt: status === "open" ? null : now(),
    });
    const settledAt = status === "open" ? null : now();
    if (chargeBack.status !== status) await updateChargeBack(trx, chargeBack.id, { status, settledAt });
    if (status === "won") await reinstateChargeBack(trx, actor, chargeBack, now());
    else await takeChargeBack(trx, actor, chargeBack, now());
  });
}
