import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const feeMovers = {
  invoice: ["system", "admin"],
  return_to_accrued: ["admin", "system"],
  pay: ["system", "admin"],
  unpay: ["system", "admin"],
  waive: ["admin"],
  dispute: ["institution"],
  uphold: ["admin"],
  credit: ["admin"],
  refund: ["system", "admin"],
  charge_back: ["system"],
  reinstate: ["system"],
  void: ["system"],
} as const satisfies MoveParties<string>;
export type FeeMove = keyof typeof feeMovers;

/** A drawdown's own fee, or the correction of its deal's sum after that drawdown was reversed. */
export type FeeKindOfDeal = "drawdown" | "recalculation";

/**
 * The lifecycle of a fee. It returns to "accrued" with a void invoice, "unpay" follows a match that was undone.
 * "credit" takes back all of it by a credit note, "void" follows the reversal of its drawdown, "refund" the return of
 * what was paid on it. What its bank took back is owed again until it is paid or waived.
 */
export const feeLifecycle = {
  accrued: { invoice: "invoiced", waive: "waived", void: "void" },
  invoiced: {
    pay: "paid",
    return_to_accrued: "accrued",
    waive: "waived",
    dispute: "disputed",
    credit: "credited",
    void: "void",
  },
  disputed: {
    pay: "paid",
    return_to_accrued: "accrued",
    uphold: "invoiced",
    waive: "waived",
    credit: "credited",
    void: "void",
  },
  paid: {
    refund: "refunded",
    charge_back: "charged_back",
    unpay: "invoiced",
    credit: "credited",
    void: "void",
  },
  charged_back: { reinstate: "paid", pay: "paid", waive: "waived", credit: "credited", void: "void" },
  credited: { refund: "refunded" },
  refunded: {},
  waived: {},
  void: { refund: "refunded" },
} as const satisfies LifecycleTable<string, FeeMove>;
export type FeeStatus = keyof typeof feeLifecycle;

const feeRules = lifecycleRules(feeLifecycle, feeMovers, "fee-wrong-state");
export const FEE_STATUSES = feeRules.statuses;
export const feeStatusAfter = feeRules.after;

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveFee(fee: { status: FeeStatus }, move: FeeMove, by: Party): RefusalCode | null {
  return feeRules.whyNot(fee.status, move, by);
}

const invoiceMovers = {
  settle: ["system", "admin"],
  reopen: ["system", "admin"],
  void: ["admin"],
} as const satisfies MoveParties<string>;
export type InvoiceMove = keyof typeof invoiceMovers;

/**
 * The lifecycle of an invoice: settled once nothing of it is due, by payments or credit notes; open again when a payment
 * was taken back. Only one on which nothing was paid or credited is voided, which binds: its institution's bill ends.
 */
export const invoiceLifecycle = {
  open: { settle: "settled", void: "void" },
  settled: { reopen: "open" },
  void: {},
} as const satisfies LifecycleTable<string, InvoiceMove>;
export type InvoiceStatus = keyof typeof invoiceLifecycle;

const invoiceRules = lifecycleRules(invoiceLifecycle, invoiceMovers, "invoice-wrong-state", ["void"]);
export const INVOICE_STATUSES = invoiceRules.statuses;
export const INVOICE_BINDS = invoiceRules.binds;
export const invoiceStatusAfter = invoiceRules.after;

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveInvoice(
  invoice: { status: InvoiceStatus },
  move: InvoiceMove,
  by: Party,
): RefusalCode | null {
  return invoiceRules.whyNot(invoice.status, move, by);
}

const refundMovers = {
  send: ["system"],
  settle: ["system", "admin"],
  fail: ["system", "admin"],
  send_again: ["admin"],
  cancel: ["system", "admin"],
} as const satisfies MoveParties<string>;
export type RefundMove = keyof typeof refundMovers;

/**
 * The lifecycle of money that goes back: a provider was asked to send it, sent it, or could not. A failed one is sent
 * again as another refund, which replaces it. One that nobody is owed any more is cancelled, unless its provider sends it
 * all the same.
 */
export const refundLifecycle = {
  requested: { send: "sent", settle: "paid", fail: "failed", cancel: "cancelled" },
  sent: { settle: "paid", fail: "failed" },
  failed: { send_again: "replaced", cancel: "cancelled" },
  paid: { fail: "failed" },
  replaced: {},
  cancelled: { send: "sent", settle: "paid" },
} as const satisfies LifecycleTable<string, RefundMove>;
export type RefundStatus = keyof typeof refundLifecycle;

const refundRules = lifecycleRules(refundLifecycle, refundMovers, "refund-wrong-state");
export const REFUND_STATUSES = refundRules.statuses;
export const refundStatusAfter = refundRules.after;

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveRefund(
  refund: { status: RefundStatus },
  move: RefundMove,
  by: Party,
): RefusalCode | null {
  return refundRules.whyNot(refund.status, move, by);
}
