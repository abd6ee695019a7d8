import { MOST_COUNTED } from "#app/lib/paging.ts";

/** How many pairs of a list have each score: read from the best one on, to one more than MOST_COUNTED. */
export type Levels = ReadonlyMap<number, number>;

/**
 * The part of a list that a pair is certainly in. The last one says only what is true of every pair of a list: that it
 * fits. None of them is a verdict on a prospect: the worst one of an excellent list fits as well.
 */
export type ListBand = "tenth" | "quarter" | "half" | "fits";

/** What one of so many pairs must be among to be in a band. */
const PARTS: readonly (readonly [ListBand, number])[] = [
  ["tenth", 10],
  ["quarter", 4],
  ["half", 2],
];

/** A pair's place in its whole list, whatever its filter, order and page. */
export type Standing = {
  /** One more than the number of better pairs; null beyond the first MOST_COUNTED. */
  rank: number | null;
  /** The last of the places that equal pairs share: `rank` where there are none; null beyond the first MOST_COUNTED. */
  last: number | null;
  /** How many the list has, to one more than MOST_COUNTED. */
  of: number;
  band: ListBand;
};

/** The levels of these scores, in any order. */
export function levelsOf(scores: readonly number[]): Levels {
  const levels = new Map<number, number>();
  for (const score of scores) levels.set(score, (levels.get(score) ?? 0) + 1);
  return levels;
}

/** How many pairs the list has. */
export function pairsIn(levels: Levels): number {
  return [...levels.values()].reduce((sum, pairs) => sum + pairs, 0);
}

/**
 * The place of a score in its list, from the first to the last of the places that equal pairs share. The band is that of
 * the last one, so that a list of equal ones has no top and a band follows from the places that it stands beside. A long
 * list is taken for MOST_COUNTED pairs, as it has at least those: a band never says too much.
 */
export function standingOf(levels: Levels, score: number): Standing {
  let better = 0;
  let atLeast = 0;
  for (const [level, pairs] of levels) {
    if (level > score) better += pairs;
    if (level >= score) atLeast += pairs;
  }
  const of = pairsIn(levels);
  const counted = Math.min(of, MOST_COUNTED);
  const isListed = levels.has(score);
  const last = isListed && atLeast <= MOST_COUNTED ? atLeast : null;
  return {
    rank: isListed && better < MOST_COUNTED ? better + 1 : null,
    last,
    of,
    band: (last === null ? undefined : PARTS.find(([, part]) => last * part <= counted)?.[0]) ?? "fits",
  };
}

/** The share of a list that a pair stands above or beside, in percent: what its ring fills. */
export function shareBehind({ rank, of }: Standing): number {
  if (rank === null) return 0;
  return Math.round((100 * (Math.min(of, MOST_COUNTED) - rank + 1)) / Math.min(of, MOST_COUNTED));
}
