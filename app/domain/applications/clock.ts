import { deadlineAfter, deadlineResumed, workingDaysFrom, workingDaysLeft } from "#app/domain/clocks.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { subtractWorkingDays, type WorkingDays } from "#app/lib/working-days.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

/** Working days until an institution states whether a file is complete: the first answer, which 90 % should get. */
const FIRST_LOOK_WORKING_DAYS = 3;
/** Working days from a complete file to the decision: within the 30 calendar days of the platform's goal. */
export const DECISION_WORKING_DAYS = 20;
/** The hour in Shanghai at which reminders are sent. */
const REMINDER_HOUR = 9;
/** Working days before the deadline at which the side that must act is reminded. */
const REMINDER_WORKING_DAYS: Readonly<Record<RunningStatus, number>> = {
  submitted: 1,
  incomplete: 1,
  complete: 3,
  under_review: 3,
};

type RunningStatus = "submitted" | "incomplete" | "complete" | "under_review";

export type ApplicationClock = {
  /** Since when the current clock runs; null where none does. */
  clockFrom: Date | null;
  dueAt: Date | null;
  /** Null also where the clock started after that time. */
  remindAt: Date | null;
  /** Working days left for the decision while the clock is stopped; null before a file was ever complete. */
  decisionDaysLeft: number | null;
};

/** Who must act while an application has a status; null where nobody must. */
export function waitsOn(status: ApplicationStatus): "company" | "institution" | null {
  if (status === "incomplete") return "company";
  return status === "submitted" || status === "complete" || status === "under_review" ? "institution" : null;
}

/** Adds to an application who must act, and the working days left until its deadline. */
export function withClock(clock: Parameters<typeof workingDaysFrom>[0]) {
  return <Row extends { status: ApplicationStatus; dueAt: Date | null }>(row: Row) => ({
    ...row,
    waitsOn: waitsOn(row.status),
    workingDaysLeft: workingDaysFrom(clock, row.dueAt),
  });
}

/**
 * The clock after a move at `now`, in working days of Asia/Shanghai, each end at 18:00. From "submitted" the
 * institution has three for its first look; from "complete" twenty to decide. While the company owes something the
 * decision clock stops: the rest is stored and continues later, with at least a day. "under_review" continues the
 * running clock; a reopened application has a full one. `itemsDueOn` is the first day on which a missing item is due.
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

/** The clock of an application that goes on after it stood still since a moment, with the working days that it had left then. */
export function clockResumed(
  { status, dueAt }: { status: ApplicationStatus; dueAt: Date },
  { since, now, workingDays: calendar }: { since: Date; now: Date; workingDays: WorkingDays },
): Pick<ApplicationClock, "dueAt" | "remindAt"> {
  const due = deadlineResumed(dueAt, since, { now, workingDays: calendar });
  const ahead = REMINDER_WORKING_DAYS[status as RunningStatus] ?? 1;
  return { dueAt: due, remindAt: laterThan(now, reminderBefore(due, ahead, calendar)) };
}

/** Working days left for the decision: by the calendar while the clock runs, as stored while it is stopped. */
function decisionLeft(
  { status, dueAt, decisionDaysLeft }: ApplicationClock & { status: ApplicationStatus },
  now: Date,
  calendar: WorkingDays,
): number | null {
  if (status !== "complete" && status !== "under_review") return decisionDaysLeft;
  return dueAt === null ? null : Math.max(0, workingDaysLeft(now, dueAt, calendar));
}

/** No reminder for a clock shorter than its lead time: the deadline is notified when it starts. */
function laterThan(now: Date, remindAt: Date): Date | null {
  return remindAt > now ? remindAt : null;
}

/** The morning of the working day this many days before a deadline. */
function reminderBefore(dueAt: Date, workingDays: number, calendar: WorkingDays): Date {
  return instantOf(subtractWorkingDays(dayOf(dueAt), workingDays, calendar), REMINDER_HOUR);
}
