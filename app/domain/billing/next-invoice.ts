import { addDays, addMonths, type Day, dayOf } from "#app/lib/days.ts";
import { monthStart } from "./invoice.ts";

/**
 * The day (Asia/Shanghai) on which what has accrued is invoiced: the first of the next month, or the next night for what
 * accrued before this month, as after an invoice that was made void. Null where nothing has accrued.
 */
export function nextInvoiceOn(at: Date, oldestAccrued: Date | null): Day | null {
  if (oldestAccrued === null) return null;
  const start = monthStart(at);
  return dayOf(oldestAccrued) < start ? addDays(dayOf(at), 1) : addMonths(start, 1);
}
