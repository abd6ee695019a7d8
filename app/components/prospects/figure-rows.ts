/** The typed rows of the year grid. */
export const FIGURE_ROWS = [
  "revenueFen",
  "mainRevenueFen",
  "netProfitFen",
  "profitBeforeTaxFen",
  "interestFen",
  "totalAssetsFen",
  "totalLiabilitiesFen",
  "rdExpenseFen",
  "staff",
  "rdStaff",
] as const;
/** What only an ask states: the company's own record does not have it. */
export const ROWS_OF_ASK: readonly string[] = ["profitBeforeTaxFen", "interestFen"];
export type FigureRow = (typeof FIGURE_ROWS)[number];

/** The rows that are calculated from them. */
export type RatioRow = "growth" | "rdIntensity" | "debtRatio";

/** What is typed in a year's column. */
export type FigureTexts = Readonly<Record<FigureRow, string>>;
