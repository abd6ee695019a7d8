import { FEWEST_PUBLISHED } from "./responsiveness.ts";

/** How fast an institution pays out, as measured. */
export interface MeasuredDrawdowns {
  /** Deals whose first drawdown was confirmed within the last year. */
  deals: number;
  /** The median of working days from acceptance; null with too few deals. */
  medianWorkingDays: number | null;
}

/** The published part: a median of a few deals would be chance, and would reveal single deals. */
export function measuredDrawdowns(deals: number, medianWorkingDays: string | null): MeasuredDrawdowns {
  const isEnough = deals >= FEWEST_PUBLISHED && medianWorkingDays !== null;
  return { deals, medianWorkingDays: isEnough ? Number(medianWorkingDays) : null };
}
