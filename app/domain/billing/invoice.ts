import { addDays, addMonths, type Day, dayOf } from "#app/lib/days.ts";
import type { InvoiceAmounts } from "./amounts.ts";

/** Days from the issue of an invoice to its due date. */
export const DUE_AFTER_DAYS = 30;

/** When an invoice issued on a day (Asia/Shanghai) is due. */
export const dueOn = (issued: Day): Day => addDays(issued, DUE_AFTER_DAYS);

/** The first day of the month of an instant in Asia/Shanghai: what accrued before it is invoiced now. */
export const monthStart = (at: Date): Day => `${dayOf(at).slice(0, 7)}-01`;

/** The month that is invoiced at an instant: the one before. */
export const periodAt = (at: Date): Day => addMonths(monthStart(at), -1);

/** The series of a year's numbers, and a number of it: "LS-2026-000123", "CN-2026-000001". */
export function numberSeries(prefix: "LS" | "CN", at: Date) {
  const series = `${prefix}-${dayOf(at).slice(0, 4)}`;
  return { series, numberOf: (count: bigint): string => `${series}-${count.toString().padStart(6, "0")}` };
}

/** What is still due of an invoice, in fen; negative where more was paid than it is worth after its credit notes. */
export function dueFen({ totalFen, creditedFen, paidFen, refundedFen }: InvoiceAmounts): bigint {
  return totalFen - creditedFen - paidFen + refundedFen;
}

/** What has to go back to the payer and was not asked for yet, in fen. */
export function toRefundFen(amounts: InvoiceAmounts): bigint {
  const over = -dueFen(amounts) - amounts.refundingFen;
  return over > 0n ? over : 0n;
}

/** What is on its way back and is not owed, in fen: the payment was taken back, or the money went back in another way. */
export function notOwedFen(amounts: InvoiceAmounts): bigint {
  const due = dueFen(amounts);
  const rest = amounts.refundingFen + (due < 0n ? due : 0n);
  return rest > 0n ? rest : 0n;
}

/**
 * The settled part of an invoice in fen: what of it payments cover, after refunds. Receipts less refunds of an invoice
 * are this part and what is still to be refunded (invariant I4).
 */
export function settledFen(amounts: InvoiceAmounts): bigint {
  const due = dueFen(amounts);
  return amounts.totalFen - amounts.creditedFen - (due > 0n ? due : 0n);
}

/**
 * Whether what is left of an invoice can be paid by card: the provider's page (null: none) asks exactly that. It asks for
 * the whole invoice after a part was paid by transfer, and for nothing after a payment was charged back.
 */
export function isPayableByCard(leftFen: bigint, page: { askedFen: bigint | null } | null): boolean {
  return leftFen > 0n && page?.askedFen === leftFen;
}

/** Reminders of an open invoice, in days from its due date; after the last one it is overdue in the admins' list. */
export const REMINDER_DAYS = [-7, 0, 7] as const;

/** How many reminders of an invoice should have been sent by a day. */
export function remindersBy(due: Day, today: Day): number {
  return REMINDER_DAYS.filter((days) => addDays(due, days) <= today).length;
}
