/** An instant by the clock in Shanghai. `weekday` counts from Sunday = 0. */
export interface ShanghaiTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

const offsetMs = 8 * 60 * 60 * 1000;

/**
 * China has been on +08:00 without summer time since 1992, so plain arithmetic is correct for every instant here.
 * Unlike Intl it is the same on the server and in each browser, so hydration finds no difference.
 */
export function shanghaiTime(instant: Date): ShanghaiTime {
  const shifted = new Date(instant.getTime() + offsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** The calendar day in Shanghai, as `YYYY-MM-DD`. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The parts of a day. Throws on anything but `YYYY-MM-DD`, as that is a bug of the caller. */
export function dayParts(day: string): { year: number; month: number; day: number; weekday: number } {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new TypeError(`not a day: ${day}`);
  const date = new Date(`${day}T00:00:00Z`);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}
