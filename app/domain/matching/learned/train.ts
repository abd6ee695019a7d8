import { type ChoiceEvent, likelihoodOf } from "./choice.ts";
import { chooseSettings, startOf } from "./choose-settings.ts";
import { FEATURES } from "./feature-names.ts";
import { gainOf } from "./shown-score.ts";
import { LAUNCH_MODEL, launchWeightOf, type LearnedModel, type Settings, weightsOf } from "./model.ts";
import { fitWeights } from "./newton.ts";
import { replay, type Replay } from "./replay.ts";
import { spread } from "./spread.ts";
import { Values } from "./values.ts";

/** Fewer events than this teach nothing: the model of before stays. */
const LEAST_EVENTS = 60;
/** Numbers that may be held at once for the final fit, at about so many rows an event that it alone has. */
const MOST_NUMBERS = 50_000_000;
const OWN_ROWS = 20;

export type Training = {
  /** The model that is in use. */
  readonly previous?: LearnedModel;
  /** False: settings stay at where a search would start. */
  readonly searches?: boolean;
  readonly say?: (step: string) => void;
};

const silent = (): void => undefined;

export type Trained = {
  readonly model: LearnedModel;
  readonly adopted: boolean;
  /** Log-likelihood an event on the last third of the window, by the model of before and by the new one. */
  readonly before: number;
  readonly after: number;
};

/**
 * A model from the choices of a window: settings by the window's likelihood, weights by projected Newton, adopted only if
 * on the window's last third, not seen in that trial, they don't lose against `previous`. `say` hears how far it is.
 */
export function train(
  window: Replay,
  { previous = LAUNCH_MODEL, searches = true, say = silent }: Training = {},
): Trained {
  const run = { ...window, values: window.values ?? new Values({ keepsSubjects: true }) };
  const kept = { model: previous, adopted: false, before: 0, after: 0 };
  if (run.events.length < LEAST_EVENTS) {
    const settings = startOf(previous.settings, run);
    return { ...kept, model: { ...previous, settings } };
  }
  const first = startOf(previous.settings, run);
  const { settings, weights: start } = searches
    ? chooseSettings(first, run, say)
    : { settings: first, weights: weightsOf(previous) };
  const most = Math.max(300, Math.floor(MOST_NUMBERS / (OWN_ROWS * Math.max(run.slots.length, 1))));
  const events = [...replay(settings, { ...run, events: spread(run.events, most) })].map(
    ({ event }) => event,
  );
  if (events.length < LEAST_EVENTS) return { ...kept, model: { ...previous, settings } };
  const centre = Float64Array.from(FEATURES, launchWeightOf);
  const late = Math.floor((events.length * 2) / 3);
  const trial = fitWeights(events.slice(0, late), centre, settings.pull, { start });
  const rest = events.slice(late);
  const before = likelihoodOf(rest, weightsOf(previous)) / rest.length;
  const after = likelihoodOf(rest, trial.weights) / rest.length;
  if (after < before) return { model: { ...previous, settings }, adopted: false, before, after };
  const { weights } = fitWeights(events, centre, settings.pull, { start: trial.weights });
  return { model: modelOf(weights, settings, events), adopted: true, before, after };
}

function modelOf(weights: Float64Array, settings: Settings, events: readonly ChoiceEvent[]): LearnedModel {
  const named = Object.fromEntries(FEATURES.map((feature, k) => [feature, weights[k] ?? 0]));
  const gain = gainOf(spread(events, 400), weights);
  const version = `learned-${digest(JSON.stringify([named, settings, gain]))}`;
  return { version, settings, weights: named, events: events.length, gain };
}

/** FNV-1a, 32 bits: tells models apart, protects nothing. */
function digest(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
