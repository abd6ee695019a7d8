/** What of a receipt pays an invoice, and what takes that back: by the payer's bank, or by an admin who undid a match. */
export type AllocationKind = "payment" | "charge-back" | "charge-back-reversed" | "undone";
