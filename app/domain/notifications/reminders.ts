import { dayOf, instantOf } from "#app/lib/days.ts";
import { addWorkingDays, type WorkingDays } from "#app/lib/working-days.ts";

/**
 * How many working days before a deadline the side that must act is reminded, once. Two where a decision takes a
 * meeting; one where it takes a look at an account or a contract, for which there are three days or more.
 */
export const REMINDED_WORKING_DAYS_BEFORE = {
  introduction: 2,
  offer: 2,
  deal: 1,
  drawdown: 1,
  dispute: 1,
  reversal: 1,
} as const;

/** The end of the day `workingDays` working days ahead: deadlines up to then are reminded now. */
export function reminded(now: Date, workingDays: number, calendar: WorkingDays): Date {
  return instantOf(addWorkingDays(dayOf(now), workingDays, calendar), 24);
}
