import { type ChoiceEvent, likelihoodsOf } from "./choice.ts";
import { FEATURES } from "./feature-names.ts";
import type { Shrinkage } from "./lifts.ts";
import { launchWeightOf, type Settings, weightedFeatures } from "./model.ts";
import { fitWeights } from "./newton.ts";
import { type Replay, replayAll } from "./replay.ts";
import { spread } from "./spread.ts";

/** A trial uses about this many pairs of the window, within a minimum and a maximum of events. */
const TRIAL_PAIRS = 280_000;
const TRIAL_EVENTS = { least: 250, most: 1_200 };
/** The minimum gain of another setting, in nats per event: less is noise. */
const LEAST_GAIN = 2e-3;

const SHRINKAGES: readonly Shrinkage[] = [
  { institution: 0.5, value: 3 },
  { institution: 1, value: 8 },
  { institution: 6, value: 3 },
  { institution: 12, value: 12 },
];
/** Longer half-lives, over a century, do not fade in practice. */
const MOST_DAYS = 40_000;
const PULLS = [3, 30, 100];

/**
 * The search starts from half-lives that suit the time span of the deals: days for a rush of weeks, years for decades.
 * They are never shorter than the window, as what is fitted on it is used for about as long afterwards.
 */
export function startOf(settings: Settings, { deals, from, until }: Replay): Settings {
  const span = Math.max(from - (deals[0]?.day ?? from), 1);
  const window = Math.max(until - from, 1);
  const halfLives = { prior: Math.max(window, span / 8), lifts: Math.max(2 * window, span / 4) };
  return { ...settings, halfLives };
}

/** Chosen settings, with approximate weights as the start of the fit that follows. */
export type Chosen = { readonly settings: Settings; readonly weights: Float64Array };

/** A setting with its events and their likelihoods. */
type Trial = {
  settings: Settings;
  events: ChoiceEvent[];
  /** Per event, under weights fitted on the other half. */
  likelihoods: Float64Array;
  score: number;
  weights: Float64Array;
};

/**
 * Settings by coordinate search, judged by two-fold cross-validation: the likelihood of one half of the window under
 * weights fitted on the other. Data after the window is not used.
 */
export function chooseSettings(start: Settings, run: Replay, log: (step: string) => void): Chosen {
  const affordable = Math.floor(TRIAL_PAIRS / Math.max(run.slots.length, 1));
  const most = Math.max(TRIAL_EVENTS.least, Math.min(TRIAL_EVENTS.most, affordable));
  const sample = { ...run, events: spread(run.events, most) };
  const window = Math.max(run.until - run.from, 1);
  const centre = Float64Array.from(FEATURES, launchWeightOf);
  let [best] = tried([start], sample, centre);
  if (best === undefined) return { settings: start, weights: centre };
  /** Adopts the likeliest of several trials if it gains enough. */
  const consider = (trials: readonly Trial[], name: string): boolean => {
    const [first = best, ...others] = trials;
    if (first === undefined || best === undefined) return false;
    const likeliest = others.reduce((one, other) => (other.score > one.score ? other : one), first);
    const isBetter = isMore(likeliest.likelihoods, best.likelihoods);
    log(`${name}: ${likeliest.score.toFixed(4)} ${isBetter ? "taken" : "left"} (${best.score.toFixed(4)})`);
    if (isBetter) best = likeliest;
    return isBetter;
  };
  for (const kind of ["cross", "single"] as const) {
    const { settings, weights } = best;
    const others = SHRINKAGES.map((one) => ({
      ...settings,
      shrinkages: { ...settings.shrinkages, [kind]: one },
    }));
    consider(tried(others, sample, weights), `shrinkage ${kind}`);
  }
  /** Parts that get no weight under these settings are not counted in later trials. */
  const fewer = (weights: Float64Array) => ({ ...sample, only: weightedFeatures(weights) });
  for (const kind of ["lifts", "prior"] as const) {
    const least = window * (kind === "lifts" ? 2 : 1);
    // Decrease while it helps; else increase while it helps.
    for (const factor of [1 / 2, 2]) {
      let moved = false;
      for (;;) {
        const { settings, weights }: Trial = best;
        const days: number = settings.halfLives[kind] * factor;
        if (days < least || days > MOST_DAYS) break;
        const other = { ...settings, halfLives: { ...settings.halfLives, [kind]: days } };
        if (!consider(tried([other], fewer(weights), weights), `half-life ${kind}`)) break;
        moved = true;
      }
      if (moved) break;
    }
  }
  const { settings, events, weights } = best;
  consider(
    PULLS.map((pull) => judged({ ...settings, pull }, events, weights)),
    "pull",
  );
  return { settings: best.settings, weights: best.weights };
}

/** Tries settings that share their half-lives on the same events. */
function tried(settings: readonly Settings[], run: Replay, start: Float64Array): Trial[] {
  const [first, ...others] = settings;
  if (first === undefined) return [];
  const events: ChoiceEvent[][] = settings.map(() => []);
  for (const seen of replayAll([first, ...others], run)) {
    for (const [i, event] of seen.events.entries()) events[i]?.push(event);
  }
  return settings.map((one, i) => judged(one, events[i] ?? [], start));
}

/** Log-likelihood per event of each half under the weights of the other. */
function judged(settings: Settings, events: ChoiceEvent[], start: Float64Array): Trial {
  const centre = Float64Array.from(FEATURES, launchWeightOf);
  const half = Math.floor(events.length / 2);
  const [one, other] = [events.slice(0, half), events.slice(half)];
  const fit = (taught: ChoiceEvent[]) =>
    fitWeights(taught, centre, settings.pull, { start, tolerance: 2e-3 }).weights;
  const [early, late] = [fit(one), fit(other)];
  const likelihoods = Float64Array.of(...likelihoodsOf(one, late), ...likelihoodsOf(other, early));
  const score = likelihoods.reduce((sum, value) => sum + value, 0) / Math.max(events.length, 1);
  return {
    settings,
    events,
    likelihoods,
    score,
    weights: early.map((weight, k) => (weight + (late[k] ?? 0)) / 2),
  };
}

/** Whether one setting's gain over another, event by event, is both large enough and statistically significant. */
function isMore(one: Float64Array, other: Float64Array): boolean {
  const count = Math.min(one.length, other.length);
  if (count < 2) return false;
  const gains = Array.from({ length: count }, (_, i) => (one[i] ?? 0) - (other[i] ?? 0));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / count;
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (count - 1);
  return mean > LEAST_GAIN && mean > Math.sqrt(variance / count);
}
