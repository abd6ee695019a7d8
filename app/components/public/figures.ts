import type { FunnelStage } from "#app/domain/figures/public-cells.ts";

/** The public figures as a loader returns them: rounded down; null below five organizations. */
export interface ShownFigures {
  at: Date;
  since: Date;
  funnel: readonly { stage: FunnelStage; prospects: number | null; medianWorkingDays: string | null }[];
  market: { institutions: number; mandates: number };
  money: { fen: bigint; deals: number; prospects: number } | null;
  companies: number | null;
  gini: string | null;
  answers: PaceView | null;
  decisions: PaceView | null;
  moderation: PaceView | null;
  declines: readonly { reasonCode: string; introductions: number; passes: number }[];
}

/** How often a deadline was met, in percent, and the median. */
export interface PaceView {
  cases: number;
  withinPercent: number | null;
  median: string | null;
}

/** A median with as many decimals as needed: 1.4, 12. */
export function medianText(days: string): string {
  return days.includes(".") ? Number(days).toFixed(1).replace(/\.0$/, "") : days;
}

/** A share in whole percent, as published. */
export function wholePercentText(percent: number | null): string {
  return percent === null ? "–" : `${percent}%`;
}
