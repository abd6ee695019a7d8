/** The typed rows of the year grid; the others are calculated from them. */
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
