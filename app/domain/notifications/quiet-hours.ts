import { addDays, dayOf, instantOf } from "#app/lib/days.ts";

/** When a person wants no letters. Hours are those of Asia/Shanghai, 0 to 23. */
export interface LetterHours {
  /** Both or neither; the same hour twice would be no time at all. Over midnight where `quietFrom` is the later one. */
  quietFrom: number | null;
  quietUntil: number | null;
  /** No letters on days that are no working days by the official calendar. */
  quietOnRestDays: boolean;
  /** When the digest is written. */
  digestHour: number;
}

/** Nobody asked for quiet: a letter that waits unasked looks lost. The digest is there before the working day begins. */
export const usualLetterHours: LetterHours = {
  quietFrom: null,
  quietUntil: null,
  quietOnRestDays: false,
  digestHour: 8,
};

const hourMs = 3_600_000;
/** Longer than any run of rest days. */
const farthestDays = 30;

/**
 * The instant at which letters may be written again: `now` itself where it is not quiet. Quiet are the hours from
 * `quietFrom` up to `quietUntil`, and where the person wants it every hour of a rest day.
 */
export function endOfQuiet(now: Date, hours: LetterHours, isWorkingDay: (day: string) => boolean): Date {
  const last = addDays(dayOf(now), farthestDays);
  let instant = now;
  while (isQuiet(instant, hours, isWorkingDay) && dayOf(instant) < last) instant = nextHour(instant);
  return instant;
}

/** Whether no letter is written at that moment. */
export function isQuiet(
  instant: Date,
  { quietFrom, quietUntil, quietOnRestDays }: LetterHours,
  isWorkingDay: (day: string) => boolean,
): boolean {
  const day = dayOf(instant);
  if (quietOnRestDays && !isWorkingDay(day)) return true;
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return false;
  const hour = Math.floor((instant.getTime() - instantOf(day).getTime()) / hourMs);
  return quietFrom < quietUntil
    ? hour >= quietFrom && hour < quietUntil
    : hour >= quietFrom || hour < quietUntil;
}

function nextHour(instant: Date): Date {
  return new Date((Math.floor(instant.getTime() / hourMs) + 1) * hourMs);
}

/**
 * When a letter that is due now leaves: after the quiet, unless its matter's deadline falls within it. A letter that
 * waits beyond its deadline would be of no use.
 */
export function leavesAt(
  now: Date,
  { hours, until }: { hours: LetterHours; until: Date | null },
  isWorkingDay: (day: string) => boolean,
): Date {
  const end = endOfQuiet(now, hours, isWorkingDay);
  return until !== null && until.getTime() <= end.getTime() ? now : end;
}
