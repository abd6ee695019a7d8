/**
 * What a reconciliation can find to differ, and what follows: "mended" by the reconciliation itself because there is one
 * right answer, unless that does not help; "raised" for a finance admin, with what mends it (message `billing.differences.<kind>`).
 */
const DIFFERENCES = {
  /** A confirmed drawdown of capital has no fee (I3). */
  "fee-missing": "mended",
  /** The fees of a deal do not add up to the fee on its confirmed money. */
  "fees-of-deal": "raised",
  /** The fee of a reversed drawdown still stands on an invoice. */
  "reversed-not-credited": "mended",
  /** A fee was accrued and not booked. */
  "fee-not-booked": "raised",
  /** A fee's status does not fit the line that it has, or has not. */
  "fee-line": "raised",
  /** An invoice is not the sum of its lines. */
  "invoice-sum": "raised",
  /** An invoice is open though nothing is due, or settled though something is (I4). */
  "invoice-status": "mended",
  /** The postings of a transaction do not add up to zero (I5). */
  "ledger-unbalanced": "raised",
  /** A running total is not the sum of its postings. */
  "ledger-total": "raised",
  /** What an account of an institution says is not what its fees, invoices or receipts say. */
  "ledger-unbilled": "raised",
  "ledger-receivable": "raised",
  "ledger-unapplied": "raised",
  /** A number of an invoice or a credit note is missing. */
  "number-gap": "raised",
  /** A call to a provider waits for longer than an hour: it is made again. */
  "call-waits": "mended",
  /** A call to a provider failed at its last attempt. */
  "call-dead": "raised",
  /** A statement's closing balance is not the one before plus the lines since. */
  "bank-balance": "raised",
  /** A line of a statement and its receipt differ, or one is without the other. */
  "bank-line-receipt": "raised",
  "bank-receipt-line": "raised",
  /** Money left the account that is no refund. */
  "bank-left-unknown": "raised",
  /** A refund by bank is on no statement after five working days. */
  "refund-not-shown": "raised",
  /** The account of unknown payers is not what lines of statements are unmatched. */
  "ledger-suspense": "raised",
  /** An open invoice was never presented at Stripe. */
  "stripe-not-presented": "mended",
  /** A payment of an invoice at Stripe is not booked. */
  "stripe-payment": "mended",
  /** A refund or a dispute at Stripe is not known here, or not in its present state. */
  "stripe-refund": "mended",
  "stripe-dispute": "mended",
  /** A refund or a dispute at Stripe has no amount that can be booked. */
  "stripe-odd": "raised",
  /** An invoice that is settled or void here is open at Stripe. */
  "stripe-open": "mended",
  /** An invoice that is open here was made void or given up at Stripe. */
  "stripe-ended": "raised",
  /** An invoice that is open here counts as paid at Stripe, by no payment that Stripe knows. */
  "stripe-settled": "raised",
  /** An invoice, a payment of it, a refund or a dispute has another currency at Stripe: nothing of it is booked. */
  "stripe-currency": "raised",
  /** An invoice has another total at Stripe. */
  "stripe-amount": "raised",
  /** An invoice that was presented at Stripe is not there. */
  "stripe-missing": "raised",
  /** An invoice at Stripe has the id of one of ours and is not the one that was presented. */
  "stripe-stranger": "raised",
  /** A charge-back took more than was taken back of its payment here. */
  "charge-back-beyond": "mended",
} as const satisfies Record<string, "mended" | "raised">;
export type DifferenceKind = keyof typeof DIFFERENCES;
export const DIFFERENCE_KINDS = Object.keys(DIFFERENCES) as readonly DifferenceKind[];

export interface Difference {
  kind: DifferenceKind;
  /** The row that it is about. */
  subjectId: string;
  institutionId: string | null;
  /** Amounts in fen as text, numbers of records. */
  detail: Readonly<Record<string, string>>;
}

/** Whether the reconciliation tries to mend it itself; what is there after that is raised as well. */
export const isMendable = (kind: DifferenceKind): boolean => DIFFERENCES[kind] === "mended";
