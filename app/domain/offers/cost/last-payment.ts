import { addMonths, type Day } from "#app/lib/days.ts";

/** The day of a dated loan's last payment: payments are a month apart, one for each month of the term. */
export function lastPaymentOn({ firstPaymentOn }: { firstPaymentOn: Day }, termMonths: number): Day {
  return addMonths(firstPaymentOn, termMonths - 1);
}
