import { BASE_SCORE, roundTogether } from "#app/domain/matching/ranking/score.ts";
import { type ChoiceEvent, utilitiesOf } from "./choice.ts";

/** The shown score of the average of the eligible, of the 99th percentile, and its limits. */
const AVERAGE = BASE_SCORE;
const TOP = 95;
const LEAST = 1;
const MOST = 99;

/** Points per unit of utility, from how far pairs exceed their averages: puts the 99th percentile at 95. */
export function gainFor(above: readonly number[]): number {
  const sorted = Float64Array.from(above).sort();
  const high = sorted[Math.floor((sorted.length - 1) * 0.99)] ?? 0;
  return high > 0 ? (TOP - AVERAGE) / high : 10;
}

/** The same from the candidates of past choices. */
export function gainOf(events: readonly ChoiceEvent[], weights: Float64Array): number {
  const above: number[] = [];
  for (const event of events) {
    const utilities = [...utilitiesOf(event, weights)].filter(Number.isFinite);
    const mean = utilities.reduce((sum, one) => sum + one, 0) / Math.max(utilities.length, 1);
    for (const utility of utilities) above.push(utility - mean);
  }
  return gainFor(above);
}

/** 50 + g·(u − mean of the eligible), from 1 to 99: an integer, with integer parts that add up to it. */
export function shownScore(
  contributions: readonly number[],
  gain: number,
): { score: number; points: number[] } {
  const scaled = contributions.map((one) => one * gain);
  const sum = scaled.reduce((total, one) => total + one, 0);
  const range = sum > 0 ? MOST - AVERAGE : AVERAGE - LEAST;
  const scale = Math.abs(sum) > range ? range / Math.abs(sum) : 1;
  const points = roundTogether(scaled.map((one) => one * scale));
  return { score: points.reduce((total, one) => total + one, AVERAGE), points };
}
