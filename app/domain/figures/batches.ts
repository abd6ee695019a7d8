/** A cell of fewer organizations would reveal one of them, and so would a change by fewer. */
const FEWEST_ORGANIZATIONS = 5;

/** For one cell and one unnamed side: how many are in it, and how many of them or of the previous ones changed. */
export interface CellCount {
  cell: string;
  side: "company" | "institution";
  organizations: number;
  changed: number;
}

/** The result for a cell: `keep` what was published, `show` the new count, `hide` what has become too small. */
export type Outcome = "keep" | "show" | "hide";

/**
 * The result for each cell. It is republished once at least five organizations of each unnamed side have changed, so
 * that no single event changes it; and shown where at least five of each are in it.
 */
export function outcomesOf(counts: readonly CellCount[]): Map<string, Outcome> {
  const byCell = Map.groupBy(counts, ({ cell }) => cell);
  return new Map(
    [...byCell].map(([cell, sides]) => {
      if (sides.some(({ changed }) => changed < FEWEST_ORGANIZATIONS)) return [cell, "keep"];
      const isEnough = sides.every(({ organizations }) => organizations >= FEWEST_ORGANIZATIONS);
      return [cell, isEnough ? "show" : "hide"];
    }),
  );
}

/** A count in steps: fives up to a hundred, then two significant digits. Rounded down to not overstate. */
export function roundedCount(count: number): number {
  const step = count < 100 ? 5 : 10 ** (String(Math.trunc(count)).length - 2);
  return count - (count % step);
}

/** A share in steps of five percent, rounded down; the published goals are such steps. Null of zero. */
export function roundedPercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 20) / whole) * 5;
}

/** A median of days, rounded to halves. */
export function roundedDays(days: string | null): string | null {
  return days === null ? null : String(Math.round(Number(days) * 2) / 2);
}
