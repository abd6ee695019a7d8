import { deadlineAfter, workingDaysLeft } from "#app/domain/clocks.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { subtractWorkingDays, type WorkingDays } from "#app/lib/working-days.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

/** Working days within which an institution says whether a file is complete: the first answer that 90 % are to have. */
const FIRST_LOOK_WORKING_DAYS = 3;
/** Working days from a complete file to the decision: within the 30 calendar days of the platform's goal. */
export const DECISION_WORKING_DAYS = 20;
/** The hour in Shanghai at which somebody is reminded. */
const REMINDER_HOUR = 9;
/** Working days before the end at which whoever must act is reminded. */
const REMINDER_WORKING_DAYS: Readonly<Record<RunningStatus, number>> = {
  submitted: 1,
  incomplete: 1,
  complete: 3,
  under_review: 3,
};

type RunningStatus = "submitted" | "incomplete" | "complete" | "under_review";

export type ApplicationClock = {
  /** Since when the present clock runs; null where none does. */
  clockFrom: Date | null;
  dueAt: Date | null;
  /** Null also where the clock began to run after that moment. */
  remindAt: Date | null;
  /** Working days of the decision that are left while the clock is stopped; null before a file was ever complete. */
  decisionDaysLeft: number | null;
};

/** Who must act while an application has a status; null where nobody must. */
export function waitsOn(status: ApplicationStatus): "company" | "institution" | null {
  if (status === "incomplete") return "company";
  return status === "submitted" || status === "complete" || status === "under_review" ? "institution" : null;
}

/**
 * The clock after a move at `now`, in working days of Asia/Shanghai, each end at 18:00. From "submitted" the institution
 * has three to look; from "complete" twenty to decide. What the company owes stops the decision: what was left of it
 * is kept and goes on where it stopped, a day at least. "under_review" goes on with the clock that runs; a reopened
 * application has a whole one. `itemsDueOn` is the first day on which something that is missing is due.
 */
export function clockAfter(
  to: ApplicationStatus,
  before: ApplicationClock & { status: ApplicationStatus },
  {
    now,
    itemsDueOn = null,
    workingDays: calendar,
  }: { now: Date; itemsDueOn?: Day | null; workingDays: WorkingDays },
): ApplicationClock {
  const left = decisionLeft(before, now, calendar);
  const until = (status: RunningStatus, dueAt: Date, decisionDaysLeft: number | null): ApplicationClock => ({
    clockFrom: now,
    dueAt,
    decisionDaysLeft,
    remindAt: laterThan(now, reminderBefore(dueAt, REMINDER_WORKING_DAYS[status], calendar)),
  });
  switch (to) {
    case "submitted":
      return until(to, deadlineAfter(now, FIRST_LOOK_WORKING_DAYS, calendar), null);
    case "incomplete":
      return until(to, instantOf(itemsDueOn ?? addDays(dayOf(now), 1), 18), left);
    case "complete": {
      const days = left === null ? DECISION_WORKING_DAYS : Math.max(1, left);
      return until(to, deadlineAfter(now, days, calendar), null);
    }
    case "under_review": {
      const { clockFrom, dueAt, remindAt } = before;
      if (before.status === "complete") return { clockFrom, dueAt, remindAt, decisionDaysLeft: null };
      return until(to, deadlineAfter(now, DECISION_WORKING_DAYS, calendar), null);
    }
    default:
      return { clockFrom: null, dueAt: null, remindAt: null, decisionDaysLeft: null };
  }
}

/** Working days of the decision that are left: of one that runs by the calendar, of one that is stopped as it was. */
function decisionLeft(
  { status, dueAt, decisionDaysLeft }: ApplicationClock & { status: ApplicationStatus },
  now: Date,
  calendar: WorkingDays,
): number | null {
  if (status !== "complete" && status !== "under_review") return decisionDaysLeft;
  return dueAt === null ? null : Math.max(0, workingDaysLeft(now, dueAt, calendar));
}

/** A clock that is shorter than its reminder has none: whoever must act is told of the end as it begins to run. */
function laterThan(now: Date, remindAt: Date): Date | null {
  return remindAt > now ? remindAt : null;
}

/** The morning of the working day so many before an end. */
function reminderBefore(dueAt: Date, workingDays: number, calendar: WorkingDays): Date {
  return instantOf(subtractWorkingDays(dayOf(dueAt), workingDays, calendar), REMINDER_HOUR);
}
