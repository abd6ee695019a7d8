/** The currency of every fee, invoice and receipt. */
export const OUR_CURRENCY = "CNY";

/** What an invoice says, what reduced it, what was paid on it, and what of that went or will go back; all in fen. */
export interface InvoiceAmounts {
  totalFen: bigint;
  creditedFen: bigint;
  /** Payments, less what was taken back by a bank or by hand. */
  paidFen: bigint;
  /** Refunds that were paid out. */
  refundedFen: bigint;
  /** Refunds that are on their way. */
  refundingFen: bigint;
}
