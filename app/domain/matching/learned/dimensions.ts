import type { Subject } from "./subject.ts";

/**
 * The dimensions of a subject; each value is a path from coarse to fine, here with the maximum number of its levels.
 */
export const LEVELS = {
  place: 4,
  sector: 4,
  stage: 2,
  instrument: 2,
  amount: 3,
  term: 3,
  staff: 3,
  age: 2,
  rounds: 1,
} as const satisfies Record<string, number>;
export type Dimension = keyof typeof LEVELS;
export const DIMENSIONS = Object.keys(LEVELS) as readonly Dimension[];

/**
 * The values of a subject in one dimension at each level, coarse to fine: one path, or several where an ask names
 * several. A path that ends early is repeated at the finer levels. Empty is unknown. `rounds` is how many deals of the
 * company were known before; null where companies aren't known.
 */
export function pathsOf(dimension: Dimension, subject: Subject, rounds: number | null): string[][] {
  switch (dimension) {
    case "place":
      return treePath(subject.place, LEVELS.place);
    case "sector":
      return treePath(subject.sector, LEVELS.sector);
    case "stage":
      return treePath(subject.stage, LEVELS.stage);
    case "instrument":
      return subject.instruments.flatMap((instrument) => treePath(instrument, LEVELS.instrument));
    case "amount":
      return bands(subject.amount, [1, 2]);
    case "term":
      return bands(subject.termMonths, [1, 2]);
    case "staff":
      return bands(subject.staff, [1, 2]);
    case "age":
      return bands(subject.ageDays, [1, 2]).map((path) => path.slice(0, LEVELS.age));
    case "rounds":
      return rounds === null ? [] : [[String(Math.min(rounds, 6))]];
  }
}

/** The prefixes of a path by level, with the whole path at the last. */
function treePath(path: string | null, levels: number): string[][] {
  if (path === null) return [];
  const steps = path.split("/");
  const last = Math.min(levels, Math.max(steps.length, 1));
  const values = Array.from({ length: levels }, (_, level) =>
    level + 1 >= last ? path : steps.slice(0, level + 1).join("/"),
  );
  return [values];
}

/** A number in bands of a factor of two, in bands of √2, and exact: some institutions always lend, say, 50,000. */
function bands(value: number | null, parts: readonly number[]): string[][] {
  if (value === null) return [];
  const log = Math.log2(Math.max(value, 1));
  return [[...parts.map((part) => `${part}:${Math.floor(log * part + 1e-9)}`), `=${value}`]];
}
