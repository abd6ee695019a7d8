/** The rows of the year grid that are typed; the others are worked out from them. */
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
