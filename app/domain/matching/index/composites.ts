import type { FitRows } from "./fit-rows.ts";

/** Several parts of a fit as one: the rows that occur together, added up once, as packed steps. */
export type Composite = {
  /** By position among the prospects: which sum is theirs. */
  readonly ids: Int32Array;
  readonly rows: readonly Uint32Array[];
};

/** What a step is worth, and how many there are on either side of 0. */
export type Scale = { readonly step: number; readonly steps: number };

/** Parts that are put together, and by position among the prospects which combination of rows is theirs. */
export type Joined = { parts: readonly number[]; ids: Int32Array; count: number };

/** Prospects that are looked at to see which parts go together. */
const SAMPLE = 2_000;
/** Combinations in the sample up to which parts are put together, and combinations in all that may be kept. */
const FEW = 300;
const MOST = 1_500;

/**
 * Puts parts of a fit together where few combinations of their rows occur among these prospects, or where one part
 * follows from another: a pair's fit is then a handful of additions. Those with the most combinations come first.
 */
export function groupParts(rows: FitRows, prospects: readonly number[]): Joined[] {
  const stride = Math.max(1, Math.floor(prospects.length / SAMPLE));
  let groups = Array.from({ length: rows.parts }, (_, part) =>
    numbered(
      [part],
      Float64Array.from(prospects, (slot) => rows.numberAt(slot, part)),
    ),
  );
  const tooMany = new Set<string>();
  for (;;) {
    const best = bestPair(groups, stride, tooMany);
    if (best === null) break;
    const joined = join(best[0], best[1]);
    if (joined.count > Math.max(MOST, best[0].count, best[1].count)) tooMany.add(nameOf(best[0], best[1]));
    else groups = [joined, ...groups.filter((group) => group !== best[0] && group !== best[1])];
  }
  return groups.sort((one, other) => other.count - one.count);
}

/** The sums of a group's combinations in steps. */
export function compositeOf(
  rows: FitRows,
  prospects: readonly number[],
  group: Joined,
  scale: Scale,
): Composite {
  const sums: Uint32Array[] = new Array<Uint32Array>(group.count);
  forEachSum(rows, prospects, group, (id, sum) => (sums[id] = inSteps(sum, scale)));
  return { ids: group.ids, rows: sums };
}

/** Values rounded to steps above the least, two slots to a word, so that one addition adds up both. */
export function inSteps(row: Float64Array, { step, steps }: Scale): Uint32Array {
  const packed = new Uint32Array((row.length + 1) >>> 1);
  for (let slot = 0; slot < row.length; slot += 1) {
    const value = Math.round((row[slot] ?? 0) / step) + steps;
    packed[slot >>> 1] = (packed[slot >>> 1] ?? 0) | (value << ((slot & 1) << 4));
  }
  return packed;
}

/** The greatest distance from 0. */
export function mostOf(row: Float64Array): number {
  let most = 0;
  for (const value of row) most = Math.max(most, Math.abs(value));
  return most;
}

export function mostOfGroup(rows: FitRows, prospects: readonly number[], group: Joined): number {
  let most = 0;
  forEachSum(rows, prospects, group, (_, sum) => (most = Math.max(most, mostOf(sum))));
  return most;
}

/** The two groups whose combinations are fewest. */
function bestPair(
  groups: readonly Joined[],
  stride: number,
  tooMany: ReadonlySet<string>,
): [Joined, Joined] | null {
  let best: [Joined, Joined] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  groups.forEach((one, at) => {
    for (const other of groups.slice(at + 1)) {
      if (tooMany.has(nameOf(one, other))) continue;
      const combinations = new Set<number>();
      for (let i = 0; i < one.ids.length; i += stride) {
        combinations.add((one.ids[i] ?? 0) * other.count + (other.ids[i] ?? 0));
      }
      const follows = combinations.size <= 1.1 * Math.max(one.count, other.count);
      if (combinations.size < fewest && (follows || combinations.size <= FEW)) {
        fewest = combinations.size;
        best = [one, other];
      }
    }
  });
  return best;
}

function join(one: Joined, other: Joined): Joined {
  const keys = Float64Array.from(one.ids, (id, i) => id * other.count + (other.ids[i] ?? 0));
  return numbered([...one.parts, ...other.parts], keys);
}

function numbered(parts: readonly number[], keys: Float64Array): Joined {
  const numbers = new Map<number, number>();
  const ids = Int32Array.from(keys, (key) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
  return { parts, ids, count: numbers.size };
}

/** Adds up each combination of a group once; `sum` is written over after `visit`. */
function forEachSum(
  rows: FitRows,
  prospects: readonly number[],
  { parts, ids, count }: Joined,
  visit: (id: number, sum: Float64Array) => void,
): void {
  const done = new Uint8Array(count);
  const sum = new Float64Array(rows.fit.standing.length);
  ids.forEach((id, at) => {
    if (done[id] === 1) return;
    done[id] = 1;
    sum.fill(0);
    for (const part of parts) {
      const row = rows.rowAt(prospects[at] ?? 0, part);
      for (let slot = 0; slot < sum.length; slot += 1) sum[slot] = (sum[slot] ?? 0) + (row[slot] ?? 0);
    }
    visit(id, sum);
  });
}

function nameOf(one: Joined, other: Joined): string {
  return [...one.parts, ...other.parts].sort((a, b) => a - b).join();
}
