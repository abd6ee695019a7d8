import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findReceipt } from "#db/queries/billing/receipts.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { convergeOnStripeInvoice } from "./converge-on-stripe-invoice.server.ts";

/** Has a card payment booked that is not here yet: what tells of its refund or dispute may come before it. */
export async function bookStripePayment(
  ctx: PaymentsContext,
  actor: SystemActor,
  { paymentId }: { paymentId: string },
): Promise<void> {
  if (await ctx.withActor(actor, (trx) => findReceipt(trx, "stripe", paymentId))) return;
  const externalId = (await ctx.payments.stripe?.findInvoiceOfPayment(paymentId)) ?? null;
  if (externalId !== null) await convergeOnStripeInvoice(ctx, actor, { externalId });
}
