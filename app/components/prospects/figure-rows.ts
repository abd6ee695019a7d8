/** The typed rows of the year grid; the others are calculated from them. */
export const FIGURE_ROWS = [
  "revenueFen",
  "mainRevenueFen",
  "netProfitFen",
  "totalAssetsFen",
  "totalLiabilitiesFen",
  "rdExpenseFen",
  "staff",
  "rdStaff",
] as const;
export type FigureRow = (typeof FIGURE_ROWS)[number];
