import type { z } from "zod";
import { addDays, addMonths, type Day, dayOf, isDay } from "#app/lib/days.ts";
import { addWorkingDays, type WorkingDays } from "#app/lib/working-days.ts";
import { fieldFault } from "./fields.ts";
import type { RefusedField } from "./refusal.ts";
import { OFFER_STANDS_WORKING_DAYS } from "./offers/lifecycle.ts";

/** The first and the last day that a field takes, both included; days of Asia/Shanghai. */
export type Horizon = { from: Day; to: Day };

/** Calendar days for which an offer may stand: a price that is older would no longer be the market's. */
const OFFER_STANDS_MOST_DAYS = 90;
/** A deadline later than a year from now is no request, and would keep its clock running for ever. */
const DEADLINE_MONTHS = 12;
/**
 * A mandate ends within three years: its budget comes from a yearly credit plan, and a bank reviews a framework of
 * lending after three years at the latest. Whoever goes on submits it again.
 */
const MANDATE_YEARS = 3;
/** A mandate in force is edited with the day on which it began. */
const MANDATE_BEGAN_YEARS = 10;
/** The longest licence with an end of its own: business terms of 50 years are the longest that registers name. */
const LICENCE_YEARS = 50;
/** Recognitions stand for three years, some certificates for ten; twenty takes a renewal in advance. */
const RECOGNITION_YEARS = 20;
/** The oldest companies and registrations of the country are younger. */
const OLDEST: Day = "1900-01-01";

/** Which days each field takes, by what it means. */
export const horizons = {
  /** A day by which somebody is to do something: tomorrow at the earliest. */
  deadline: (today: Day): Horizon => ({ from: addDays(today, 1), to: addMonths(today, DEADLINE_MONTHS) }),
  /** The last day of an offer. */
  offerEnd: (today: Day, workingDays: WorkingDays): Horizon => ({
    from: addWorkingDays(today, OFFER_STANDS_WORKING_DAYS, workingDays),
    to: addDays(today, OFFER_STANDS_MOST_DAYS),
  }),
  /** The day on which a payment was made: nothing is paid before its deal was accepted, or in advance. */
  payment: (acceptedAt: Date, today: Day): Horizon => ({ from: dayOf(acceptedAt), to: today }),
  /** The day on which a company was founded, or a right registered: it lies behind. */
  past: (today: Day): Horizon => ({ from: OLDEST, to: today }),
  /** The end of a licence; one that has ended may be typed, and is refused by whoever verifies it. */
  licenceEnd: (today: Day): Horizon => around(today, LICENCE_YEARS),
  /** The end of a recognition; one that has ended is part of the record. */
  recognitionEnd: (today: Day): Horizon => around(today, RECOGNITION_YEARS),
  mandateStart: (today: Day): Horizon => ({
    from: addMonths(today, -12 * MANDATE_BEGAN_YEARS),
    to: addMonths(today, 12 * MANDATE_YEARS),
  }),
  mandateEnd: (today: Day): Horizon => ({ from: today, to: addMonths(today, 12 * MANDATE_YEARS) }),
  /** The earlier end of a consent, which stands for a year at most. */
  consentEnd: (today: Day): Horizon => ({ from: today, to: addMonths(today, DEADLINE_MONTHS) }),
} as const;

function around(today: Day, years: number): Horizon {
  return { from: addMonths(today, -12 * years), to: addMonths(today, 12 * years) };
}

/** True for a day that the horizon has. */
export function isWithin(day: Day, { from, to }: Horizon): boolean {
  return day >= from && day <= to;
}

/** True for a day that the horizon doesn't have; a text that is no day at all is another fault. */
export function isOutside(text: string, horizon: Horizon): boolean {
  return isDay(text) && !isWithin(text, horizon);
}

/** What a refusal says of a field whose day its horizon doesn't have. */
export function outside(field: string, horizon: Horizon): RefusedField[] {
  return [{ fault: "day-outside", path: [field], values: horizon }];
}

/**
 * A form that takes the named fields only within their horizons; a field that isn't given has none. The fault
 * "day-outside" stands at its field and names both ends.
 */
export function withHorizons<Form extends z.ZodType>(
  form: Form,
  of: Readonly<Record<string, Horizon>>,
): Form {
  return form.superRefine((values, ctx) => {
    for (const [field, horizon] of Object.entries(of)) {
      const day = (values as Record<string, unknown>)[field];
      if (typeof day === "string" && isOutside(day, horizon)) {
        ctx.addIssue(fieldFault("day-outside", [field], horizon));
      }
    }
  });
}
