import type { Day } from "#app/lib/days.ts";
import type { MandateTerms, ProspectFacts } from "./facts.ts";
import type { FitPart } from "./fit-part.ts";
import { preferenceParts } from "./preference-parts.ts";
import { wishParts } from "./wish-parts.ts";

export type { FitPart } from "./fit-part.ts";

/** 50 is a deal about which nobody has said anything. */
export const BASE_SCORE = 50;
const LEAST_SCORE = 1;
const MOST_SCORE = 99;

export type Fit = {
  score: number;
  /** The score before rounding: orders what is shown as equal. */
  exact: number;
  parts: readonly FitPart[];
};

/**
 * The fit of an eligible pair by what both sides have said: 50 plus a part for each stated preference of the
 * mandate and each wish of the company. Unknown adds 0. Where the parts would leave 1 to 99, all are scaled
 * alike; rounding is by largest remainder, so that the parts add up in view.
 */
export function fitOf(facts: ProspectFacts, terms: MandateTerms, day: Day): Fit {
  const raw = [...preferenceParts(facts, terms, day), ...wishParts(facts, terms)];
  const sum = raw.reduce((total, part) => total + part.raw, 0);
  const room = sum > 0 ? MOST_SCORE - BASE_SCORE : BASE_SCORE - LEAST_SCORE;
  const scale = Math.abs(sum) > room ? room / Math.abs(sum) : 1;
  const points = roundTogether(raw.map((part) => part.raw * scale));
  const parts = raw.map(({ raw: _, ...part }, i) => ({ ...part, points: points[i] ?? 0 }));
  return {
    score: points.reduce((total, one) => total + one, BASE_SCORE),
    exact: BASE_SCORE + sum * scale,
    parts,
  };
}

/** Whole numbers that add up to the rounded sum; whole ones stay as they are, so that 0 stays 0. */
export function roundTogether(values: readonly number[]): number[] {
  const floors = values.map((value) => Math.floor(value) + 0);
  const target = Math.round(values.reduce((total, value) => total + value, 0));
  let short = target - floors.reduce((total, value) => total + value, 0);
  const byRemainder = values
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .filter(({ remainder }) => remainder > 0)
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (short <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
    short -= 1;
  }
  return floors;
}

/** Reasons for, strongest first; reasons against, strongest first; and what is unknown. */
export function reasonsOf(parts: readonly FitPart[]): {
  for: FitPart[];
  against: FitPart[];
  unknown: FitPart[];
} {
  return {
    for: parts.filter((part) => part.points > 0).sort((a, b) => b.points - a.points),
    against: parts.filter((part) => part.points < 0).sort((a, b) => a.points - b.points),
    unknown: parts.filter((part) => part.outcome === "unknown"),
  };
}

export type Band = "high" | "medium" | "low";

/** High from 75, medium from 55. */
export function bandOf(score: number): Band {
  if (score >= 75) return "high";
  return score >= 55 ? "medium" : "low";
}
