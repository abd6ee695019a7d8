import type { PaymentProviderName } from "./providers.ts";

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

/** What is booked; one row of each kind at most, by the id of what it books. */
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

/** An amount in the currency's smallest unit on one account; positive is a debit. `own`: the platform's own account. */
export type LedgerLine = { account: AccountKind; amountMinor: bigint; own?: boolean };

export type Taxed = { netFen: bigint; vatFen: bigint };

const cashOf = (provider: PaymentProviderName): AccountKind =>
  provider === "stripe" ? "cash_stripe" : "cash_bank";
const grossOf = ({ netFen, vatFen }: Taxed): bigint => netFen + vatFen;

/** A fee waived before it was invoiced. */
export const feeWaived = (fee: Taxed): LedgerLine[] => [
  { account: "unbilled", amountMinor: -grossOf(fee) },
  { account: "waivers", amountMinor: fee.netFen },
  { account: "vat_deferred", amountMinor: fee.vatFen },
];

/** An invoice: what was unbilled is receivable, and its tax is owed to the state. */
export const invoiceIssued = (invoice: Taxed): LedgerLine[] => [
  { account: "receivable", amountMinor: grossOf(invoice) },
  { account: "unbilled", amountMinor: -grossOf(invoice) },
  { account: "vat_deferred", amountMinor: invoice.vatFen },
  { account: "vat_output", amountMinor: -invoice.vatFen },
];

/** A void invoice: its fees are unbilled again. */
export const invoiceVoided = (invoice: Taxed): LedgerLine[] => reversed(invoiceIssued(invoice));

/** A credit note: less income, or a waiver; less tax; less receivable. */
export const creditNoteIssued = (note: Taxed, isWaiver: boolean): LedgerLine[] => [
  { account: isWaiver ? "waivers" : "income", amountMinor: note.netFen },
  { account: "vat_output", amountMinor: note.vatFen },
  { account: "receivable", amountMinor: -grossOf(note) },
];

/** Money that arrived from a known institution. */
export const receiptBooked = (provider: PaymentProviderName, amountFen: bigint): LedgerLine[] => [
  { account: cashOf(provider), amountMinor: amountFen },
  { account: "unapplied", amountMinor: -amountFen },
];

/** What of it pays an invoice; negative where that is taken back by hand. */
export const receiptApplied = (amountFen: bigint): LedgerLine[] => [
  { account: "unapplied", amountMinor: amountFen },
  { account: "receivable", amountMinor: -amountFen },
];

/** Money sent back on an invoice that a credit note had reduced below what was paid. */
export const refundPaid = (provider: PaymentProviderName, amountFen: bigint): LedgerLine[] => [
  { account: "receivable", amountMinor: amountFen },
  { account: cashOf(provider), amountMinor: -amountFen },
];

/** Money that paid no invoice and is gone: sent back, or taken back by its bank. */
export const overPaymentReturned = (provider: PaymentProviderName, amountFen: bigint): LedgerLine[] => [
  { account: "unapplied", amountMinor: amountFen },
  { account: cashOf(provider), amountMinor: -amountFen },
];

/** A card payment that its bank took back: the invoice is due again. */
export const chargedBack = (amountFen: bigint): LedgerLine[] => [
  { account: "receivable", amountMinor: amountFen },
  { account: "cash_stripe", amountMinor: -amountFen },
];

/** The same lines with the opposite sign. */
export const reversed = (lines: readonly LedgerLine[]): LedgerLine[] =>
  lines.map((line) => ({ ...line, amountMinor: -line.amountMinor }));
