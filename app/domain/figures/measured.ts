import { FEWEST_PUBLISHED } from "./responsiveness.ts";

/** How fast an institution's money comes, as it is measured. */
export interface MeasuredDrawdowns {
  /** Deals whose first drawdown was confirmed within the last year. */
  deals: number;
  /** The median of the working days since their acceptance; null of too few deals to say anything. */
  medianWorkingDays: number | null;
}

/** What is shown of that: a median of a few deals would be one company's luck, and would tell of its deal. */
export function measuredDrawdowns(deals: number, medianWorkingDays: string | null): MeasuredDrawdowns {
  const isEnough = deals >= FEWEST_PUBLISHED && medianWorkingDays !== null;
  return { deals, medianWorkingDays: isEnough ? Number(medianWorkingDays) : null };
}
