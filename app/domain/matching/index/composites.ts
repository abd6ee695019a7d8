import type { FitRows } from "./fit-rows.ts";

/** Parts that are combined, and for each prospect (by position) the id of its combination of rows. */
export type Joined = { readonly parts: readonly number[]; readonly ids: Int32Array; readonly count: number };

/** How many prospects are sampled to decide which parts to combine. */
const SAMPLE = 2_000;
/** Parts are combined up to this many combinations in the sample; below: the limit over all prospects. */
const FEW = 300;
const MOST = 1_500;

/**
 * Combines parts of a fit that have few distinct combinations of rows among these prospects, or where one part follows
 * from another. A pair's fit then takes only a few additions. Groups with the most combinations come first.
 */
export function groupParts(rows: FitRows, prospects: readonly number[]): Joined[] {
  const stride = Math.max(1, Math.floor(prospects.length / SAMPLE));
  let groups = Array.from({ length: rows.parts }, (_, part) => single(rows, prospects, part));
  const sizes = new Map<string, number>();
  for (;;) {
    const best = bestPair(groups, stride, sizes);
    if (best === null) break;
    const [one, other] = best;
    const joined = join(one, other, Math.max(MOST, one.count, other.count));
    if (joined === null) sizes.set(nameOf(one, other), Number.POSITIVE_INFINITY);
    else groups = [joined, ...groups.filter((group) => group !== one && group !== other)];
  }
  return groups.sort((one, other) => other.count - one.count);
}

/** Combines two groups; null where more than `most` combinations occur. */
export function join(one: Joined, other: Joined, most: number): Joined | null {
  const ids = new Int32Array(one.ids.length);
  const numbers = new Map<number, number>();
  for (let at = 0; at < ids.length; at += 1) {
    const key = (one.ids[at] ?? 0) * other.count + (other.ids[at] ?? 0);
    let id = numbers.get(key);
    if (id === undefined) {
      id = numbers.size;
      if (id >= most) return null;
      numbers.set(key, id);
    }
    ids[at] = id;
  }
  return { parts: [...one.parts, ...other.parts], ids, count: numbers.size };
}

/** A part by itself. */
function single(rows: FitRows, prospects: readonly number[], part: number): Joined {
  const ids = new Int32Array(prospects.length);
  const idOf = new Int32Array(rows.arrays.length).fill(-1);
  let count = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const number = rows.numberAt(prospects[at] ?? 0, part);
    let id = idOf[number] ?? -1;
    if (id < 0) {
      id = count;
      count += 1;
      idOf[number] = id;
    }
    ids[at] = id;
  }
  return { parts: [part], ids, count };
}

/** The two groups with the fewest combinations; `sizes` caches the counts. */
function bestPair(
  groups: readonly Joined[],
  stride: number,
  sizes: Map<string, number>,
): [Joined, Joined] | null {
  let best: [Joined, Joined] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  groups.forEach((one, at) => {
    for (const other of groups.slice(at + 1)) {
      const name = nameOf(one, other);
      const size = sizes.get(name) ?? combinations(one, other, stride);
      sizes.set(name, size);
      const follows = size <= 1.1 * Math.max(one.count, other.count);
      if (size < fewest && (follows || size <= FEW)) {
        fewest = size;
        best = [one, other];
      }
    }
  });
  return best;
}

/** How many combinations of two groups occur in the sample. */
function combinations(one: Joined, other: Joined, stride: number): number {
  const seen = new Set<number>();
  for (let at = 0; at < one.ids.length; at += stride) {
    seen.add((one.ids[at] ?? 0) * other.count + (other.ids[at] ?? 0));
  }
  return seen.size;
}

function nameOf(one: Joined, other: Joined): string {
  return [...one.parts, ...other.parts].sort((a, b) => a - b).join();
}
