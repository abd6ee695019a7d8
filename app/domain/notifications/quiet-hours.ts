import { addDays, dayOf, instantOf } from "#app/lib/days.ts";

/** When a person wants no e-mails. Hours are those of Asia/Shanghai, 0 to 23. */
export interface EmailHours {
  /** Both or neither, and never equal, which would be no time at all. Past midnight where `quietFrom` is later. */
  quietFrom: number | null;
  quietUntil: number | null;
  /** No e-mails on days that are not working days by the official calendar. */
  quietOnRestDays: boolean;
  /** The hour of the digest. */
  digestHour: number;
}

/** No quiet hours by default: a delayed e-mail looks lost. The digest arrives before the working day starts. */
export const usualEmailHours: EmailHours = {
  quietFrom: null,
  quietUntil: null,
  quietOnRestDays: false,
  digestHour: 8,
};

const hourMs = 3_600_000;
/** Longer than any run of consecutive rest days. */
const farthestDays = 30;

/**
 * The next instant at which e-mails may be sent: `now` itself outside quiet time. Quiet time is from `quietFrom` up to
 * `quietUntil` and, if the person wants it, all of a rest day.
 */
export function endOfQuiet(now: Date, hours: EmailHours, isWorkingDay: (day: string) => boolean): Date {
  const last = addDays(dayOf(now), farthestDays);
  let instant = now;
  while (isQuiet(instant, hours, isWorkingDay) && dayOf(instant) < last) instant = nextHour(instant);
  return instant;
}

/** Whether no e-mail is sent at that time. */
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
 * When an e-mail due now is sent: after quiet time, unless its deadline is within it, as it would be useless after
 * that.
 */
export function sendAt(
  now: Date,
  { hours, until }: { hours: EmailHours; until: Date | null },
  isWorkingDay: (day: string) => boolean,
): Date {
  const end = endOfQuiet(now, hours, isWorkingDay);
  return until !== null && until.getTime() <= end.getTime() ? now : end;
}
