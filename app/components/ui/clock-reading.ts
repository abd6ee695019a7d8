import { formatDeadline, formatInstant } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

/**
 * The state of a clock at a moment, in plain values that change only with a day, a percent of its time, or its state.
 */
export type ClockReading = {
  state: "ok" | "due" | "late" | "stopped";
  /** Share of the available time, in percent. */
  used: number;
  dueAt: string;
  deadline: string;
  title: string;
  /** Working days left or, when late, overdue; never negative. */
  workingDays: number;
  /** Who must act while the clock is stopped: "you" or a party's name. */
  stoppedFor: string | undefined;
};

export interface RunningClock {
  startedAt: Date;
  dueAt: Date;
  now: Date;
  workingDays: number;
  stoppedFor?: string | undefined;
}

/**
 * Amber on the last day, and at three working days or fewer once half of the time is used: a clock of two days does not
 * start amber. Red when late, grey when stopped.
 */
export function readClock(
  locale: Locale,
  { startedAt, dueAt, now, workingDays, stoppedFor }: RunningClock,
): ClockReading {
  const late = stoppedFor === undefined && now > dueAt;
  const used = Math.round(
    (100 * (now.getTime() - startedAt.getTime())) / Math.max(1, dueAt.getTime() - startedAt.getTime()),
  );
  const isNear = workingDays <= 1 || (workingDays <= 3 && used >= 50);
  return {
    state: stoppedFor !== undefined ? "stopped" : late ? "late" : isNear ? "due" : "ok",
    used: Math.min(100, Math.max(0, late ? 100 : used)),
    dueAt: dueAt.toISOString(),
    deadline: formatDeadline(locale, dueAt, now),
    title: formatInstant(locale, dueAt),
    workingDays,
    stoppedFor,
  };
}
