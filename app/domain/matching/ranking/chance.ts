import { z } from "zod";

/** No chance is derived from fewer concluded pairs, or from pairs of fewer companies. */
export const LEAST_PAIRS = 200;
export const LEAST_COMPANIES = 20;

/** The ranges of scores whose pairs are comparable; a score is one number for both sides, whatever the list. */
export const SCORE_RANGES = ["low", "middle", "high"] as const;
export type ScoreRange = (typeof SCORE_RANGES)[number];

export function scoreRangeOf(score: number): ScoreRange {
  if (score < 45) return "low";
  return score < 60 ? "middle" : "high";
}

/** Concluded pairs of a group: how many, of how many companies, and how many of them led to an offer. */
export type ConcludedPairs = { pairs: number; companies: number; offers: number };

/** How often comparable pairs led to an offer: of ten, and the 95 % interval in whole percent, rounded outwards. */
export type Chance = { inTen: number; fromPercent: number; toPercent: number; atLeastPairs: number };

/** Whether a chance may be derived from a group at all. */
export function isEnough({ pairs, companies }: ConcludedPairs): boolean {
  return pairs >= LEAST_PAIRS && companies >= LEAST_COMPANIES;
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;
/** The step in which the number of pairs is shown. */
const STEP = 50;

/**
 * The chance of a group; null where there are too few pairs or companies. The interval is Wilson's score interval, which
 * stays within 0 and 1 and is sound for rare offers as well.
 */
export function chanceOf(group: ConcludedPairs): Chance | null {
  if (!isEnough(group)) return null;
  const { pairs, offers } = group;
  const share = offers / pairs;
  const weight = 1 + Z ** 2 / pairs;
  const centre = (share + Z ** 2 / (2 * pairs)) / weight;
  const half = (Z / weight) * Math.sqrt((share * (1 - share)) / pairs + Z ** 2 / (4 * pairs ** 2));
  return {
    inTen: Math.round(share * 10),
    fromPercent: Math.max(0, Math.floor(100 * (centre - half))),
    toPercent: Math.min(100, Math.ceil(100 * (centre + half))),
    atLeastPairs: pairs - (pairs % STEP),
  };
}

const chancesSchema = z
  .record(z.string(), z.object({ pairs: z.int(), companies: z.int(), offers: z.int() }))
  .nullable();

/** The chance of a pair of this score, from the stored groups of its kind by range of scores; null where there is none. */
export function chanceIn(stored: unknown, score: number | null): Chance | null {
  const group = score === null ? undefined : chancesSchema.parse(stored ?? null)?.[scoreRangeOf(score)];
  return group === undefined ? null : chanceOf(group);
}
