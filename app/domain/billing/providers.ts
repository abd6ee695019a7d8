/** The ways to pay an invoice: by card on a hosted page, or by bank transfer. */
export const PAYMENT_PROVIDERS = ["stripe", "bank"] as const;
export type PaymentProviderName = (typeof PAYMENT_PROVIDERS)[number];

/**
 * What a provider is asked to do, by a job after commit: to make an invoice payable, to withdraw it, to reduce it by a
 * credit note, to send money back, to take note that it was paid in another way.
 */
export const CALL_KINDS = [
  "present-invoice",
  "void-invoice",
  "credit-invoice",
  "refund",
  "settle-outside",
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** "dead": the last attempt failed, and an admin decides. */
export type CallStatus = "pending" | "done" | "dead";

export type ProviderObjectKind = "customer" | "invoice" | "credit-note";
