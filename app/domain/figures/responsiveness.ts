/** How an institution answered companies' requests within the last 90 days. */
export interface Answers {
  /** Requests that were answered or whose time is over. */
  asked: number;
  answered: number;
  /** Answered within the goal of three working days. */
  withinGoal: number;
}

/** With fewer requests a figure about one institution is chance, and is not published. */
export const FEWEST_PUBLISHED = 5;

/** The goals that the platform publishes beside its figures. */
export const GOALS = {
  answerWorkingDays: 3,
  answerPercent: 90,
  decisionDays: 30,
  decisionPercent: 95,
  moderationWorkingDays: 2,
} as const;

/**
 * The published score, 0 to 100: three quarters how often, one quarter how fast, as Axial does. Null below five
 * requests.
 */
export function responsivenessScore({ asked, answered, withinGoal }: Answers): number | null {
  if (asked < FEWEST_PUBLISHED) return null;
  return Math.round((75 * answered + 25 * withinGoal) / asked);
}

/** A share in percent, with two decimals, half up; null of zero. Counts only: no money, no rate. */
export function sharePercent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.round((part * 10_000) / whole);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
}
