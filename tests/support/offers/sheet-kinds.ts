import fc from "fast-check";
import { type FeeKind, type Instrument, INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { feesAllowed } from "#app/domain/offers/terms/loan-terms.ts";
import type { Day } from "#app/lib/days.ts";
import { offererOf } from "./offerer.ts";
import { type Typed, arbitraryTypedSheet } from "./typed-sheets.ts";

/** A kind of term sheet: an instrument, who offers it, and which of its fields are typed. */
export interface SheetKind {
  name: string;
  instrument: Instrument;
  by: InstitutionKind;
  keeps: (typed: Typed) => Typed;
}

const byMonths = (typed: Typed): Typed => typed.filter(([name]) => !name.startsWith("details."));

/** Every instrument: a loan by months beside those on days, and a guarantor's sheet beside a lender's. */
export const SHEET_KINDS: readonly SheetKind[] = [
  { name: "secured_loan by months", instrument: "secured_loan", by: "commercial_bank", keeps: byMonths },
  ...INSTRUMENTS.map((instrument) => ({
    name: instrument,
    instrument,
    by: offererOf(instrument),
    keeps: (typed: Typed) => typed,
  })),
  { name: "guarantee", instrument: "guaranteed_loan", by: "guarantor", keeps: (typed) => typed },
];

/** Three kinds of cost; ten sheets, one after the other, have every kind that the instrument may have. */
function feesOfSheet(instrument: Instrument, number: number): FeeKind[] {
  const kinds = feesAllowed(instrument);
  const own = [0, 1, 2].flatMap((line) => kinds[(3 * number + line) % kinds.length] ?? []);
  // A deposit is paid at the start, as the first line is.
  return [...new Set(own)].sort((a, b) => Number(b === "deposit") - Number(a === "deposit"));
}

/** The form of one of a kind's sheets, the same each time. */
export function typedSheetOf({ instrument, keeps }: SheetKind, number: number, day: Day) {
  const fees = feesOfSheet(instrument, number);
  const usual = arbitraryTypedSheet(instrument, { day, oddOneIn: 0, fees }).map(keeps);
  const [typed = []] = fc.sample(usual, { numRuns: 1, seed: 71 + number });
  return { ...Object.fromEntries(typed), shownFor: instrument };
}
