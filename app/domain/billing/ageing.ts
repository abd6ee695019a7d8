import { daysBetween, type Day } from "#app/lib/days.ts";

/** For how long what is due has been overdue, in days: each band up to a number, the last one over all of them. */
export const AGES = ["not-yet", "upTo30", "upTo60", "upTo90", "over90"] as const;
export type Age = (typeof AGES)[number];

/** The band of an invoice by its due date: on that day it is not overdue yet, the day after for one day. */
export function ageOf(dueOn: Day, today: Day): Age {
  const days = daysBetween(dueOn, today);
  if (days <= 0) return "not-yet";
  if (days <= 30) return "upTo30";
  if (days <= 60) return "upTo60";
  return days <= 90 ? "upTo90" : "over90";
}
