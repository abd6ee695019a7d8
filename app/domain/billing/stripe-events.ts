/**
 * The kinds of events that the webhook at Stripe is subscribed to, each with the kind of object that it tells of. The
 * handler reads that object anew. Events of other kinds are stored and ignored.
 */
const OBJECTS_OF_EVENTS = {
  "invoice.finalized": "invoice",
  "invoice.paid": "invoice",
  "invoice.payment_failed": "invoice",
  "invoice.overpaid": "invoice",
  "invoice.updated": "invoice",
  "invoice.voided": "invoice",
  "invoice.marked_uncollectible": "invoice",
  "credit_note.created": "credit-note",
  "credit_note.updated": "credit-note",
  "credit_note.voided": "credit-note",
  "refund.created": "refund",
  "refund.updated": "refund",
  "refund.failed": "refund",
  "charge.refunded": "charge",
  "charge.dispute.created": "dispute",
  "charge.dispute.updated": "dispute",
  "charge.dispute.closed": "dispute",
  "charge.dispute.funds_withdrawn": "dispute",
  "charge.dispute.funds_reinstated": "dispute",
  "customer.updated": "customer",
  "customer.deleted": "customer",
} as const;

export type StripeObjectKind = (typeof OBJECTS_OF_EVENTS)[keyof typeof OBJECTS_OF_EVENTS];
export type StripeEventStatus = "queued" | "followed" | "ignored";

export const SUBSCRIBED_STRIPE_EVENTS = Object.keys(OBJECTS_OF_EVENTS) as (keyof typeof OBJECTS_OF_EVENTS)[];

/** Which object an event of this type tells of; null for one that is not subscribed. */
export function objectOfStripeEvent(type: string): StripeObjectKind | null {
  return Object.hasOwn(OBJECTS_OF_EVENTS, type)
    ? OBJECTS_OF_EVENTS[type as keyof typeof OBJECTS_OF_EVENTS]
    : null;
}
