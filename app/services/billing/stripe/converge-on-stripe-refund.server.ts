import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { whyNotBookable } from "#app/domain/billing/stripe-differences.ts";
import type { RefundState } from "#app/integrations/billing/provider.ts";
import { sumFen } from "#app/lib/money.ts";
import { findReceipt } from "#db/queries/billing/receipts.ts";
import { takeReading } from "#db/queries/billing/provider-objects.ts";
import { insertStripeRefund, listRefundsAtStripe } from "#db/queries/billing/stripe-refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { cancelRefunds } from "../cancel-refunds.server.ts";
import { bookStripePayment } from "./book-stripe-payment.server.ts";
import { divideTakenMoney } from "./divide-taken-money.server.ts";
import { settleRefund } from "../settle-refund.server.ts";

/**
 * Brings a refund to what Stripe says of it. One that was made over there, on a payment of ours, is added: the invoices that
 * the payment paid are due again by what went back. Nothing is booked of one in another currency, or of no amount: the reconciliation raises it.
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
    const known = await listRefundsAtStripe(trx, state);
    const refundIds = [
      ...known.map(({ id }) => id),
      ...(await addRefunds(trx, actor, { state, known, at: now() })),
    ];
    const failure = state.failure === null ? {} : { failure: state.failure };
    for (const refundId of refundIds)
      await settleRefund(trx, actor, { refundId, externalId, outcome: state.outcome, ...failure }, now());
  });
}

interface AddRefunds {
  state: RefundState;
  known: readonly { amountFen: bigint }[];
  at: Date;
}

/**
 * Adds what of a refund is not known yet, divided among the invoices that its payment pays, and what of it pays none; where
 * that is on its way back and was not sent, it went back in this way, and ours is cancelled. What
 * is more than that is left out. Nothing where the payment is not ours, or nothing went back.
 */
async function addRefunds(
  trx: ActorTransaction,
  actor: SystemActor,
  { state, known, at }: AddRefunds,
): Promise<string[]> {
  const { externalId, paymentId, amountFen, createdAt: requestedAt, outcome } = state;
  const receipt = paymentId === null ? undefined : await findReceipt(trx, "stripe", paymentId);
  if (receipt === undefined || outcome === "failed") return [];
  const { id: receiptId, institutionId } = receipt;
  const left = amountFen - sumFen(known.map((refund) => refund.amountFen));
  const notOwedFen =
    left -
    sumFen((await divideTakenMoney(trx, { receiptId, amountFen: left })).map((part) => part.amountFen));
  // Before the parts are added: one part of each invoice, and one of what pays none.
  await cancelRefunds(trx, actor, { receiptId }, { notOwedFen, at });
  const ids: string[] = [];
  for (const part of await divideTakenMoney(trx, { receiptId, amountFen: left })) {
    const refund = { institutionId, receiptId, externalId, requestedAt, ...part };
    const id = await insertStripeRefund(trx, refund);
    if (id !== null) ids.push(id);
  }
  return ids;
}
