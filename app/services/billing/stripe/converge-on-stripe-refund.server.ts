import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { whyNotBookable } from "#app/domain/billing/stripe-differences.ts";
import type { RefundState } from "#app/integrations/billing/provider.ts";
import { findReceipt, lockUnapplied } from "#db/queries/billing/receipts.ts";
import { listPaidOf } from "#db/queries/billing/charge-backs.ts";
import { takeReading } from "#db/queries/billing/provider-objects.ts";
import { findRefundAtStripe, insertStripeRefund } from "#db/queries/billing/stripe-refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { bookStripePayment } from "./book-stripe-payment.server.ts";
import { settleRefund } from "../settle-refund.server.ts";

/**
 * Brings a refund to what Stripe says of it. One that was made over there, on a payment of ours, is added: its invoice is
 * due again by what went back. Nothing is booked of one in another currency, or of no amount: the reconciliation raises it.
 */
export async function convergeOnStripeRefund(
  ctx: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const { payments, withActor, now } = ctx;
  const readAt = now();
  const state = await payments.stripe?.readRefund(externalId);
  if (!state || whyNotBookable(state) !== null) return;
  if (state.paymentId !== null) await bookStripePayment(ctx, actor, { paymentId: state.paymentId });
  await withActor(actor, async (trx) => {
    if (!(await takeReading(trx, externalId, readAt))) return;
    const refundId = (await findRefundAtStripe(trx, state)) ?? (await addRefund(trx, state));
    if (refundId === null) return;
    const failure = state.failure === null ? {} : { failure: state.failure };
    await settleRefund(trx, actor, { refundId, externalId, outcome: state.outcome, ...failure }, now());
  });
}

/** Null where the payment is not ours, nothing went back, or more than it paid of one invoice, or left unapplied. */
async function addRefund(trx: ActorTransaction, state: RefundState): Promise<string | null> {
  const { externalId, paymentId, amountFen, createdAt } = state;
  const receipt = paymentId === null ? undefined : await findReceipt(trx, "stripe", paymentId);
  if (receipt === undefined || state.outcome === "failed") return null;
  const { id: receiptId, institutionId } = receipt;
  const paid = await listPaidOf(trx, receiptId);
  const invoiceId = paid.find(({ leftFen }) => leftFen >= amountFen)?.invoiceId ?? null;
  const unapplied = invoiceId === null ? (await lockUnapplied(trx, receiptId))?.unappliedFen : undefined;
  if (unapplied !== undefined && unapplied < amountFen) return null;
  return insertStripeRefund(trx, {
    institutionId,
    receiptId,
    invoiceId,
    amountFen,
    externalId,
    requestedAt: createdAt,
  });
}
