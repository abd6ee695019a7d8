import { type ChoiceEvent, likelihoodOf } from "./choice.ts";
import { chooseSettings, startOf } from "./choose-settings.ts";
import { FEATURES, featureGroupOf } from "./feature-names.ts";
import { gainOf } from "./shown-score.ts";
import { LAUNCH_MODEL, launchWeightOf, type LearnedModel, type Settings, weightsOf } from "./model.ts";
import { fitWeights } from "./newton.ts";
import { replay, type Replay } from "./replay.ts";
import { spread } from "./spread.ts";
import { Values } from "./values.ts";

/** With fewer events nothing is learned: the previous model stays. */
const LEAST_EVENTS = 60;
/** How many numbers may be in memory for the final fit, at about this many rows for one event. */
const MOST_NUMBERS = 50_000_000;
const OWN_ROWS = 20;

/** A model is tested for adoption on this many events. */
const TRIAL_EVENTS = 1_200;
/** The fit ends when a step gains less, in nats per event. */
const TOLERANCE = 5e-5;
/** The figures shown of a model are computed from this many events. */
const SHOWN_EVENTS = 400;

export type Training = {
  readonly previous?: LearnedModel;
  /** False: settings stay at the start of the search. */
  readonly searches?: boolean;
  readonly log?: (step: string) => void;
};

const silent = (): void => undefined;

export type Trained = {
  readonly model: LearnedModel;
  readonly adopted: boolean;
  /** Log-likelihood per event on the last third of the window, by the previous and the new model. */
  readonly before: number;
  readonly after: number;
  /** By reason: how much likelihood per event of the window is lost without it; only what is known there. */
  readonly worth: Readonly<Record<string, number>>;
};

/**
 * Trains a model from the choices of a window: settings by the window's likelihood, weights by projected Newton.
 * Adopted only if it isn't worse than `previous` on the window's last third, held out for that test. `log` receives
 * progress.
 */
export function train(
  window: Replay,
  { previous = LAUNCH_MODEL, searches = true, log = silent }: Training = {},
): Trained {
  const run = { ...window, values: window.values ?? new Values({ keepsSubjects: true }) };
  const unchanged = { model: previous, adopted: false, before: 0, after: 0, worth: {} };
  if (run.events.length < LEAST_EVENTS) {
    const settings = startOf(previous.settings, run);
    return { ...unchanged, model: { ...previous, settings } };
  }
  const first = startOf(previous.settings, run);
  const { settings, weights: start } = searches
    ? chooseSettings(first, run, log)
    : { settings: first, weights: weightsOf(previous) };
  const most = Math.max(300, Math.floor(MOST_NUMBERS / (OWN_ROWS * Math.max(run.slots.length, 1))));
  const events = [...replay(settings, { ...run, events: spread(run.events, most) })].map(
    ({ event }) => event,
  );
  if (events.length < LEAST_EVENTS) return { ...unchanged, model: { ...previous, settings } };
  const centre = Float64Array.from(FEATURES, launchWeightOf);
  const tried = spread(events, TRIAL_EVENTS);
  const late = Math.floor((tried.length * 2) / 3);
  const trial = fitWeights(tried.slice(0, late), centre, settings.pull, { start, tolerance: TOLERANCE });
  const rest = tried.slice(late);
  const before = likelihoodOf(rest, weightsOf(previous)) / rest.length;
  const after = likelihoodOf(rest, trial.weights) / rest.length;
  if (after < before) return { ...unchanged, model: { ...previous, settings }, before, after };
  const { weights } = fitWeights(events, centre, settings.pull, {
    start: trial.weights,
    tolerance: TOLERANCE,
  });
  const worth = worthOf(spread(events, SHOWN_EVENTS), weights);
  return { model: modelOf(weights, settings, events), adopted: true, before, after, worth };
}

function modelOf(weights: Float64Array, settings: Settings, events: readonly ChoiceEvent[]): LearnedModel {
  const named = Object.fromEntries(FEATURES.map((feature, k) => [feature, weights[k] ?? 0]));
  const gain = gainOf(spread(events, SHOWN_EVENTS), weights);
  const version = `learned-${digest(JSON.stringify([named, settings, gain]))}`;
  return { version, settings, weights: named, events: events.length, gain };
}

/** What each reason is worth: the likelihood per event that is lost without it, the other weights unchanged. */
function worthOf(events: readonly ChoiceEvent[], weights: Float64Array): Record<string, number> {
  const whole = likelihoodOf(events, weights);
  const known = new Set(events.flatMap(({ rows }) => rows.map(({ feature }) => featureGroupOf(feature))));
  const lost = [...known].map((group): [string, number] => {
    const without = weights.map((weight, feature) => (featureGroupOf(feature) === group ? 0 : weight));
    return [group, (whole - likelihoodOf(events, without)) / events.length];
  });
  return Object.fromEntries(lost.filter(([, worth]) => worth !== 0).sort(([, a], [, b]) => b - a));
}

/** FNV-1a, 32 bits: identifies models, not for security. */
function digest(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
