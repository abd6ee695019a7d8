import { addDays, dayOf, instantOf } from "#app/lib/days.ts";

/** When a person wants no e-mails. Hours are those of Asia/Shanghai, 0 to 23. */
export interface EmailHours {
  /** Both or neither; the same hour twice would be no time at all. Over midnight where `quietFrom` is the later one. */
  quietFrom: number | null;
  quietUntil: number | null;
  /** No e-mails on days that are no working days by the official calendar. */
  quietOnRestDays: boolean;
  /** When the digest is written. */
  digestHour: number;
}

/** Nobody asked for quiet: an e-mail that waits unasked looks lost. The digest is there before the working day begins. */
export const usualEmailHours: EmailHours = {
  quietFrom: null,
  quietUntil: null,
  quietOnRestDays: false,
  digestHour: 8,
};

const hourMs = 3_600_000;
/** Longer than any run of rest days. */
const farthestDays = 30;

/**
 * The instant at which e-mails may be written again: `now` itself where it is not quiet. Quiet are the hours from
 * `quietFrom` up to `quietUntil`, and where the person wants it every hour of a rest day.
 */
export function endOfQuiet(now: Date, hours: EmailHours, isWorkingDay: (day: string) => boolean): Date {
  const last = addDays(dayOf(now), farthestDays);
  let instant = now;
  while (isQuiet(instant, hours, isWorkingDay) && dayOf(instant) < last) instant = nextHour(instant);
  return instant;
}

/** Whether no e-mail is written at that moment. */
export function isQuiet(
  instant: Date,
  { quietFrom, quietUntil, quietOnRestDays }: EmailHours,
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
 * When an e-mail that is due now leaves: after the quiet, unless its matter's deadline falls within it. An e-mail that
 * waits beyond its deadline would be of no use.
 */
export function leavesAt(
  now: Date,
  { hours, until }: { hours: EmailHours; until: Date | null },
  isWorkingDay: (day: string) => boolean,
): Date {
  const end = endOfQuiet(now, hours, isWorkingDay);
  return until !== null && until.getTime() <= end.getTime() ? now : end;
}
