import { addDays, type Day, dayOf } from "#app/lib/days.ts";

/** The instant so many days after the present of the test's clock, or before it. */
export const daysOn = (days: number): Date => new Date(Date.now() + days * 86_400_000);

/** The day in Shanghai so many days after today by the test's clock, or before it. */
export const dayOn = (days: number): Day => addDays(dayOf(new Date()), days);
