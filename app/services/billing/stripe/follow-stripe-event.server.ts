import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { objectOfStripeEvent, type StripeObjectKind } from "#app/domain/billing/stripe-events.ts";
import { findStripeEvent, markFollowed } from "#db/queries/billing/stripe-events.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { convergeOnStripeCharge } from "./converge-on-stripe-charge.server.ts";
import { convergeOnStripeCreditNote } from "./converge-on-stripe-credit-note.server.ts";
import { convergeOnStripeCustomer } from "./converge-on-stripe-customer.server.ts";
import { convergeOnStripeDispute } from "./converge-on-stripe-dispute.server.ts";
import { convergeOnStripeInvoice } from "./converge-on-stripe-invoice.server.ts";
import { convergeOnStripeRefund } from "./converge-on-stripe-refund.server.ts";

type Converge = (ctx: PaymentsContext, actor: SystemActor, of: { externalId: string }) => Promise<void>;

const converge: Readonly<Record<StripeObjectKind, Converge>> = {
  invoice: convergeOnStripeInvoice,
  "credit-note": convergeOnStripeCreditNote,
  refund: convergeOnStripeRefund,
  charge: convergeOnStripeCharge,
  dispute: convergeOnStripeDispute,
  customer: convergeOnStripeCustomer,
};

/**
 * Reads the object that an event tells of anew, and brings the books to what it says: the order of events, repeats and
 * gaps don't matter. One reading follows all events on the object that came before it.
 */
export async function followStripeEvent(
  ctx: PaymentsContext,
  actor: SystemActor,
  { eventId }: { eventId: string },
): Promise<void> {
  const event = await ctx.withActor(actor, (trx) => findStripeEvent(trx, eventId));
  const kind = event?.status === "queued" ? objectOfStripeEvent(event.type) : null;
  if (event === undefined || kind === null || ctx.payments.stripe === null) return;
  const readAt = ctx.now();
  await converge[kind](ctx, actor, { externalId: event.objectId });
  await ctx.withActor(actor, (trx) => markFollowed(trx, event.objectId, readAt));
}
