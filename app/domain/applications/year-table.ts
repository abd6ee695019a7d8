import {
  debtRatioBp,
  interestCoverHundredths,
  latestFirst,
  netAssetsFen,
  netMarginBp,
  rdIntensityBp,
  revenueGrowthBp,
  type YearFigures,
} from "#app/domain/organizations/figures.ts";

/** How many years a credit officer compares. */
const YEARS_COMPARED = 3;

const lines = [
  { measure: "revenue", unit: "fen", of: ({ revenueFen }) => revenueFen },
  { measure: "growth", unit: "percentBp", of: revenueGrowthBp },
  { measure: "profit", unit: "fen", of: ({ netProfitFen }) => netProfitFen },
  { measure: "margin", unit: "percentBp", of: netMarginBp },
  { measure: "profitBeforeTax", unit: "fen", of: ({ profitBeforeTaxFen }) => profitBeforeTaxFen },
  { measure: "interest", unit: "fen", of: ({ interestFen }) => interestFen },
  { measure: "assets", unit: "fen", of: ({ totalAssetsFen }) => totalAssetsFen },
  { measure: "netAssets", unit: "fen", of: netAssetsFen },
  { measure: "debtRatio", unit: "percentBp", of: debtRatioBp },
  { measure: "interestCover", unit: "times", of: interestCoverHundredths },
  { measure: "research", unit: "fen", of: ({ rdExpenseFen }) => rdExpenseFen },
  { measure: "researchShare", unit: "percentBp", of: rdIntensityBp },
  { measure: "staff", unit: "count", of: ({ staff }) => staff },
  { measure: "researchStaff", unit: "count", of: ({ rdStaff }) => rdStaff },
] as const satisfies readonly {
  measure: string;
  unit: "fen" | "percentBp" | "times" | "count";
  of: (year: YearFigures, years: readonly YearFigures[]) => bigint | number | null | undefined;
}[];

export type YearMeasure = (typeof lines)[number]["measure"];

export type YearLine = {
  measure: YearMeasure;
  unit: (typeof lines)[number]["unit"];
  /** One value for each year, in their order; null where the company does not give it. */
  values: readonly (bigint | number | null)[];
};

export type YearTable = {
  /** The compared years, the earliest first. */
  years: readonly { year: number; isAudited: boolean }[];
  lines: readonly YearLine[];
};

/** The latest years that a company gives, with the ratios that follow from them; what is unknown stays null. */
export function yearTable(given: readonly YearFigures[]): YearTable {
  const years = latestFirst(given).slice(0, YEARS_COMPARED).reverse();
  return {
    years: years.map(({ year, audited }) => ({ year, isAudited: audited === true })),
    lines: lines.map(({ measure, unit, of }) => ({
      measure,
      unit,
      // A year before the compared ones still gives the growth of the first.
      values: years.map((year) => of(year, given) ?? null),
    })),
  };
}
