import type { z } from "zod";
import { addDays, addMonths, type Day, dayOf, isDay } from "#app/lib/days.ts";
import { addWorkingDays, type WorkingDays } from "#app/lib/working-days.ts";
import { fieldFault } from "./fields.ts";
import type { RefusedField } from "./refusal.ts";
import { OFFER_VALID_WORKING_DAYS } from "./offers/lifecycle.ts";

/** The first and the last day that a field accepts, both included; days of Asia/Shanghai. */
export type Horizon = { from: Day; to: Day };

/** The maximum calendar days of an offer: an older price is no longer a market price. */
const OFFER_STANDS_MOST_DAYS = 90;
/** A deadline more than a year away is no request, and its clock would practically never end. */
const DEADLINE_MONTHS = 12;
/**
 * A mandate ends within three years: its budget comes from a yearly credit plan, and banks review a lending framework
 * after three years at the latest. To continue, it is submitted again.
 */
const MANDATE_YEARS = 3;
/** A mandate in force is edited with its original first day. */
const MANDATE_BEGAN_YEARS = 10;
/** The longest fixed-term licence: 50 years is the longest business term in registers. */
const LICENCE_YEARS = 50;
/** Recognitions are valid for three years, some certificates for ten; twenty allows for an early renewal. */
const RECOGNITION_YEARS = 20;
/** The oldest companies and registrations of the country are younger. */
const OLDEST: Day = "1900-01-01";

/** Which days each field accepts, by its meaning. */
export const horizons = {
  /** A day by which somebody must act: tomorrow at the earliest. */
  deadline: (today: Day): Horizon => ({ from: addDays(today, 1), to: addMonths(today, DEADLINE_MONTHS) }),
  /** The last day of an offer. */
  offerEnd: (today: Day, workingDays: WorkingDays): Horizon => ({
    from: addWorkingDays(today, OFFER_VALID_WORKING_DAYS, workingDays),
    to: addDays(today, OFFER_STANDS_MOST_DAYS),
  }),
  /** The day of a payment: not before its deal was accepted, and not in advance. */
  payment: (acceptedAt: Date, today: Day): Horizon => ({ from: dayOf(acceptedAt), to: today }),
  /** The day on which a company was founded, or a right registered: in the past. */
  past: (today: Day): Horizon => ({ from: OLDEST, to: today }),
  /** The end of a licence; an expired one may be entered, and is refused at verification. */
  licenceEnd: (today: Day): Horizon => around(today, LICENCE_YEARS),
  /** The end of a recognition; an expired one is part of the record. */
  recognitionEnd: (today: Day): Horizon => around(today, RECOGNITION_YEARS),
  mandateStart: (today: Day): Horizon => ({
    from: addMonths(today, -12 * MANDATE_BEGAN_YEARS),
    to: addMonths(today, 12 * MANDATE_YEARS),
  }),
  mandateEnd: (today: Day): Horizon => ({ from: today, to: addMonths(today, 12 * MANDATE_YEARS) }),
  /** The earlier end of a consent, which is valid for a year at most. */
  consentEnd: (today: Day): Horizon => ({ from: today, to: addMonths(today, DEADLINE_MONTHS) }),
} as const;

function around(today: Day, years: number): Horizon {
  return { from: addMonths(today, -12 * years), to: addMonths(today, 12 * years) };
}

/** Whether the horizon includes a day. */
export function isWithinHorizon(day: Day, { from, to }: Horizon): boolean {
  return day >= from && day <= to;
}

/** Whether the horizon excludes a day; a text that is no day is another fault. */
export function isOutsideHorizon(text: string, horizon: Horizon): boolean {
  return isDay(text) && !isWithinHorizon(text, horizon);
}

/** The fault of a field whose day is outside its horizon. */
export function outsideHorizonFault(field: string, horizon: Horizon): RefusedField[] {
  return [{ fault: "day-outside", path: [field], values: horizon }];
}

/**
 * A form that accepts the named fields only within their horizons; a missing field is not checked. The fault
 * "day-outside" is at its field and contains both ends.
 */
export function withHorizons<Form extends z.ZodType>(
  form: Form,
  of: Readonly<Record<string, Horizon>>,
): Form {
  return form.superRefine((values, ctx) => {
    for (const [field, horizon] of Object.entries(of)) {
      const day = (values as Record<string, unknown>)[field];
      if (typeof day === "string" && isOutsideHorizon(day, horizon)) {
        ctx.addIssue(fieldFault("day-outside", [field], horizon));
      }
    }
  });
}
