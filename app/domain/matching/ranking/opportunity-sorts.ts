/** The orders of a list of opportunities: each by what a row or the table shows, so an order reveals no more than that. */
export const OPPORTUNITY_SORTS = [
  "fit",
  "newest",
  "oldest",
  "smallest",
  "largest",
  "shortest",
  "longest",
  "revenue",
] as const;
export type OpportunitySort = (typeof OPPORTUNITY_SORTS)[number];
