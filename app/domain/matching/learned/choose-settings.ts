import { type ChoiceEvent, likelihoodOf } from "./choice.ts";
import { FEATURES } from "./feature-names.ts";
import type { Shrinkage } from "./lifts.ts";
import { launchWeightOf, type Settings } from "./model.ts";
import { fitWeights } from "./newton.ts";
import { replay, type Replay } from "./replay.ts";
import { spread } from "./spread.ts";

/** Trials look at so many events of the window. */
const TRIAL_EVENTS = 600;
const TRIAL_NUMBERS = 12_000_000;
/** Nats an event that another setting must gain: less is noise. */
const LEAST_GAIN = 5e-4;

const SHRINKAGES: readonly Shrinkage[] = [
  { institution: 0.5, value: 3 },
  { institution: 1, value: 8 },
  { institution: 6, value: 3 },
  { institution: 12, value: 12 },
];
const PULLS = [3, 30, 100];

/**
 * Settings by coordinate search, each judged by the likelihood of one half of the window under weights fitted on the
 * other, both ways. Nothing after the window is looked at.
 */
export function chooseSettings(start: Settings, run: Replay, say: (step: string) => void): Settings {
  const most = Math.min(TRIAL_EVENTS, Math.max(150, Math.floor(TRIAL_NUMBERS / (20 * run.slots.length))));
  const sample = { ...run, events: spread(run.events, most) };
  let best = start;
  let held: ChoiceEvent[] = eventsOf(best, sample);
  let score = crossLikelihood(held, best.pull);
  const consider = (trial: Settings, name: string) => {
    const events = trial.pull === best.pull ? eventsOf(trial, sample) : held;
    const other = crossLikelihood(events, trial.pull);
    const isBetter = other > score + LEAST_GAIN;
    say(`${name}: ${other.toFixed(4)} ${isBetter ? "taken" : "left"}`);
    if (!isBetter) return false;
    [best, score, held] = [trial, other, events];
    return true;
  };
  say(`start: ${score.toFixed(4)}`);
  for (const cross of SHRINKAGES) {
    consider({ ...best, shrinkages: { ...best.shrinkages, cross } }, `cross ${cross.institution}/${cross.value}`);
  }
  for (const single of SHRINKAGES) {
    const name = `single ${single.institution}/${single.value}`;
    consider({ ...best, shrinkages: { ...best.shrinkages, single } }, name);
  }
  for (const kind of ["lifts", "prior"] as const) {
    // Down while it helps; otherwise up while it helps.
    for (const factor of [1 / 2.5, 2.5]) {
      let isBetter = true;
      let moved = false;
      while (isBetter) {
        const days = best.halfLives[kind] * factor;
        isBetter = days > 0.5 && days < 40_000;
        if (isBetter) isBetter = consider({ ...best, halfLives: { ...best.halfLives, [kind]: days } }, `${kind} ${days.toFixed(0)} days`);
        moved ||= isBetter;
      }
      if (moved) break;
    }
  }
  for (const pull of PULLS) consider({ ...best, pull }, `pull ${pull}`);
  return best;
}

function eventsOf(settings: Settings, run: Replay): ChoiceEvent[] {
  return [...replay(settings, run)].map(({ event }) => event);
}

/** Log-likelihood an event of each half under the weights of the other. */
function crossLikelihood(events: readonly ChoiceEvent[], pull: number): number {
  const centre = Float64Array.from(FEATURES, launchWeightOf);
  const half = Math.floor(events.length / 2);
  const [one, other] = [events.slice(0, half), events.slice(half)];
  const judge = (taught: ChoiceEvent[], judged: ChoiceEvent[]) =>
    likelihoodOf(judged, fitWeights(taught, centre, pull, { tolerance: 2e-3 }).weights);
  return (judge(one, other) + judge(other, one)) / Math.max(events.length, 1);
}
