/**
 * The accounts of the ledger, one of each kind for an institution and currency. A debit is positive. Assets: `unbilled`
 * (accrued, not invoiced), `receivable` (invoiced), `cash_stripe`, `cash_bank`. Liabilities: `unapplied` (an
 * institution's money that pays no invoice yet), `suspense` (money of an unknown payer; the platform's own account),
 * `vat_deferred` and `vat_output` (tax on what is accrued, and on what is invoiced). `income`, and `waivers` against it.
 */
export const ACCOUNT_KINDS = [
  "unbilled",
  "receivable",
  "cash_stripe",
  "cash_bank",
  "unapplied",
  "suspense",
  "vat_deferred",
  "vat_output",
  "income",
  "waivers",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What is booked; one row of each kind at most, by the id of what it books. The database knows the accounts of each. */
export type BookedKind =
  | "fee-accrued"
  | "fee-voided"
  | "fee-waived"
  | "invoice-issued"
  | "invoice-voided"
  | "credit-note-issued"
  | "receipt-booked"
  | "receipt-applied"
  | "receipt-unapplied"
  | "refund-paid"
  | "refund-failed"
  | "charged-back"
  | "charge-back-reversed"
  | "receipt-identified"
  | "over-payment-returned"
  | "over-payment-charged-back"
  | "over-payment-restored"
  | "test-entry";

export type Taxed = { netFen: bigint; vatFen: bigint };
