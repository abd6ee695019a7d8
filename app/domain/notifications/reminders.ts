import { deadlineAfter } from "#app/domain/clocks.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { addWorkingDays, type WorkingDays } from "#app/lib/working-days.ts";

/**
 * How many working days before a deadline the side that must act is reminded, once. Two where a decision takes a
 * meeting; one where it takes a look at an account, for which there are three days.
 */
export const REMINDED_WORKING_DAYS_BEFORE = {
  introduction: 2,
  offer: 2,
  drawdown: 1,
  dispute: 1,
  reversal: 1,
} as const;

/** A contract has no deadline; the next signatory is reminded after as many days as turn a clock amber. */
export const CONTRACT_WAITS_WORKING_DAYS = 3;

/** The end of the day `workingDays` working days ahead: deadlines up to then are reminded now. */
export function reminded(now: Date, workingDays: number, calendar: WorkingDays): Date {
  return instantOf(addWorkingDays(dayOf(now), workingDays, calendar), 24);
}

/** The end of the last day since which `workingDays` working days have passed, as deadlines count them. */
export function waitedSince(now: Date, workingDays: number, calendar: WorkingDays): Date {
  let day = dayOf(now);
  while (deadlineAfter(instantOf(day), workingDays, calendar).getTime() > now.getTime())
    day = addDays(day, -1);
  return instantOf(day, 24);
}
