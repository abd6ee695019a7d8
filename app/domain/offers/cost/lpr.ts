import { Decimal } from "decimal.js";
import type { Day } from "#app/lib/days.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";

/** A loan prime rate 贷款市场报价利率 as published by the National Interbank Funding Center. */
export type Lpr = { publishedOn: Day; oneYearPercent: string; fiveYearPercent: string };

/** The source of the table and how it was verified: shown beside every rate that is based on it. */
export const LPR_SOURCE = {
  source: "National Interbank Funding Center, published on the 20th or the next working day",
  checkedTo: "2026-08-20",
  /** Publication days confirmed by two sources or more; the others are from one record. */
  anchoredMonths: [
    "2020-01",
    "2020-07",
    "2021-01",
    "2024-02",
    "2025-04",
    "2025-05",
    "2025-10",
    "2026-06",
    "2026-07",
    "2026-08",
  ],
} as const;

/** Each change since the reform of 2019, earliest first; between two of them the rate was constant. */
export const LPR: readonly Lpr[] = [
  { publishedOn: "2019-08-20", oneYearPercent: "4.25", fiveYearPercent: "4.85" },
  { publishedOn: "2019-11-20", oneYearPercent: "4.15", fiveYearPercent: "4.80" },
  { publishedOn: "2020-02-20", oneYearPercent: "4.05", fiveYearPercent: "4.75" },
  { publishedOn: "2020-04-20", oneYearPercent: "3.85", fiveYearPercent: "4.65" },
  { publishedOn: "2021-12-20", oneYearPercent: "3.80", fiveYearPercent: "4.65" },
  { publishedOn: "2022-01-20", oneYearPercent: "3.70", fiveYearPercent: "4.60" },
  { publishedOn: "2022-05-20", oneYearPercent: "3.70", fiveYearPercent: "4.45" },
  { publishedOn: "2022-08-22", oneYearPercent: "3.65", fiveYearPercent: "4.30" },
  { publishedOn: "2023-06-20", oneYearPercent: "3.55", fiveYearPercent: "4.20" },
  { publishedOn: "2023-08-21", oneYearPercent: "3.45", fiveYearPercent: "4.20" },
  { publishedOn: "2024-02-20", oneYearPercent: "3.45", fiveYearPercent: "3.95" },
  { publishedOn: "2024-07-22", oneYearPercent: "3.35", fiveYearPercent: "3.85" },
  { publishedOn: "2024-10-21", oneYearPercent: "3.10", fiveYearPercent: "3.60" },
  { publishedOn: "2025-05-20", oneYearPercent: "3.00", fiveYearPercent: "3.50" },
];

/** The rate in force on a day: the last one published by then; null before the first. */
export function lprOn(day: Day): Lpr | null {
  return LPR.findLast(({ publishedOn }) => publishedOn <= day) ?? null;
}

/**
 * The yearly contract rate of terms on a day, in percent: the fixed one, or the LPR of that day plus the points. Null
 * where a part is missing or the sum would be below zero.
 */
export function contractRatePercent(
  terms: {
    [Term in "rateBasis" | "fixedRatePercent" | "lprTerm" | "spreadBp"]?: LoanTerms[Term] | undefined;
  },
  day: Day,
): string | null {
  if (terms.rateBasis !== "lpr") return terms.fixedRatePercent ?? null;
  const lpr = lprOn(day);
  if (lpr === null || terms.lprTerm === undefined || terms.spreadBp === undefined) return null;
  const base = terms.lprTerm === "1Y" ? lpr.oneYearPercent : lpr.fiveYearPercent;
  const rate = new Decimal(base).plus(new Decimal(terms.spreadBp).div(100));
  return rate.isNegative() ? null : rate.toFixed(2);
}
