import { daysBetween, type Day } from "#app/lib/days.ts";
import type { Bounds, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

const DAYS_IN_A_MONTH = 365.25 / 12;

/**
 * What the learned model knows of a company that seeks, or once found, capital. Null is unknown: it adds nothing to any
 * score. Nothing of fees, plans or payments.
 */
export type Subject = {
  readonly companyId: string | null;
  /** Paths from coarse to fine, joined by "/". */
  readonly sector: string | null;
  readonly place: string | null;
  readonly stage: string | null;
  /** Also paths; a deal has one, an ask may name several alternatives. */
  readonly instruments: readonly string[];
  /** In fen, or in hundredths of a file's currency. */
  readonly amount: number | null;
  readonly termMonths: number | null;
  readonly staff: number | null;
  /** Its age on the day of the deal. */
  readonly ageDays: number | null;
};

/** A deal as it is counted: who funded what on which day (counted in days since 1970-01-01). */
export type CountedDeal = {
  readonly subject: Subject;
  readonly day: number;
  readonly funders: readonly string[];
};

/** A day as a number: days since 1970-01-01. */
export function toEpochDay(day: Day): number {
  return daysBetween("1970-01-01", day);
}

/**
 * The subject of a prospect, by what its reader knows: of an acceptable range, the upper end. The company's id is left
 * out: its earlier funders would identify it.
 */
export function subjectOf(facts: ProspectFacts): Subject {
  return {
    companyId: null,
    sector: facts.sector,
    place: facts.district,
    stage: facts.stage,
    instruments: facts.instruments,
    amount: facts.amountMaxFen === null ? null : Number(facts.amountMaxFen),
    termMonths: facts.termMonthsMax,
    staff: null,
    ageDays: middleAge(facts.ageMonths),
  };
}

/** The middle of an age band, in days; for an open band its end. */
function middleAge(months: Bounds<number> | null): number | null {
  const least = months?.least ?? months?.most ?? null;
  const most = months?.most ?? months?.least ?? null;
  return least === null || most === null ? null : Math.round(((least + most) / 2) * DAYS_IN_A_MONTH);
}
