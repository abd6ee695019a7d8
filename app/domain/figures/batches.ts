/** A cell of fewer organizations would tell of one of them, and so would a change by fewer. */
const FEWEST_ORGANIZATIONS = 5;

/** Of one cell and one side that it doesn't name: who is in it, and who of them or of those before has changed. */
export interface CellCount {
  cell: string;
  side: "company" | "institution";
  organizations: number;
  changed: number;
}

/** What becomes of a cell: `keep` what was published, `show` what was counted, `hide` what has become too few. */
export type Outcome = "keep" | "show" | "hide";

/**
 * What becomes of each cell. One is published anew once at least five organizations of each side that it doesn't name have
 * changed since, so that no single event moves it; and shown where at least five of each are in it.
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

/** A number of things in steps: fives up to a hundred, then two figures. Rounded down, so that nothing is claimed. */
export function roundedCount(count: number): number {
  const step = count < 100 ? 5 : 10 ** (String(Math.trunc(count)).length - 2);
  return count - (count % step);
}

/** A share in steps of five percent, rounded down; the published goals are such steps. Null of nothing. */
export function roundedPercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 20) / whole) * 5;
}

/** A median of days in halves. */
export function roundedDays(days: string | null): string | null {
  return days === null ? null : String(Math.round(Number(days) * 2) / 2);
}
