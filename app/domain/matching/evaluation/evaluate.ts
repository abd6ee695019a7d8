import { toProbabilities, utilitiesOf } from "../learned/choice.ts";
import { type LearnedModel, weightsOf } from "../learned/model.ts";
import { backersBefore, institutionsBefore, replay, type Replay } from "../learned/replay.ts";
import type { CountedDeal } from "../learned/subject.ts";
import { train, type Trained } from "../learned/train.ts";
import { Values } from "../learned/values.ts";
import { type Baseline, Baselines, BASELINES } from "./baselines.ts";
import { type Figures, Tally } from "./tally.ts";

/** A deal of a file: `scored` ones may be test events, all are history. */
export type MeasuredDeal = CountedDeal & { readonly scored: boolean };

/** Days are numbers as in `CountedDeal`. */
export type Protocol = {
  readonly fit: number;
  readonly test: number;
  /** Funders with fewer deals before a cut are no candidates. */
  readonly leastDeals: number;
  /** Null: counts stay as they were at the test's day. */
  readonly refreshDays: number | null;
  readonly seed: number;
};

export type Evaluation = {
  readonly events: number;
  readonly candidates: number;
  readonly baselines: Readonly<Record<Baseline, Figures>>;
  readonly static: Figures;
  readonly prequential: Figures;
  readonly trained: Trained;
};

/** What is left of the deals that came from the test's day on. */
type Test = { readonly run: Replay; readonly all: number; readonly base: Baselines; readonly seed: number };

const POPULAR = 10;

/**
 * Ranks every known funder for each later deal by a model that was fitted before it: MATCHING.md §4. `deals` are in the
 * order of their days.
 */
export function evaluate(
  deals: readonly MeasuredDeal[],
  protocol: Protocol,
  say: (step: string) => void = () => undefined,
): Evaluation {
  const { fit, test, leastDeals, refreshDays, seed } = protocol;
  const values = new Values({ keepsSubjects: true });
  const blockedOf = backersBefore(deals);
  const shared = { deals, blockedOf, values, refreshDays };
  const inWindow = deals.filter(({ day }) => day >= fit && day < test);
  const scored = inWindow.filter((deal) => deal.scored);
  const window: Replay = {
    ...shared,
    events: scored.length > 0 ? scored : inWindow,
    slots: institutionsBefore(deals, fit, leastDeals),
    from: fit,
    until: test,
  };
  const trained = train(window, undefined, say);
  const later = deals.filter((deal) => deal.day >= test && deal.scored);
  const run = { ...shared, events: later, slots: institutionsBefore(deals, test, leastDeals), from: test, until: Infinity };
  const institutions = run.slots.map(({ institutionId }) => institutionId);
  const base = new Baselines(deals, test, institutions, seed);
  const all = later.filter((deal) => {
    const before = blockedOf(deal);
    return deal.funders.some((funder) => !before.includes(funder));
  }).length;
  const given = { run, all, base, seed };
  const frozen = measure({ ...given, run: { ...run, refreshDays: null } }, trained.model, "static", say);
  const fresh = refreshDays === null ? frozen : measure(given, trained.model, "prequential", say);
  return {
    events: frozen.events,
    candidates: institutions.length,
    baselines: frozen.baselines,
    static: frozen.model,
    prequential: fresh.model,
    trained,
  };
}

function measure(
  { run, all, base, seed }: Test,
  model: LearnedModel,
  name: string,
  say: (step: string) => void,
): { events: number; model: Figures; baselines: Record<Baseline, Figures> } {
  const weights = weightsOf(model);
  const popular = base.mostPopular(POPULAR);
  const tally = () => new Tally(run.slots.length, run.events.length, popular, seed);
  const own = tally();
  const others = run.refreshDays === null ? { random: tally(), popularity: tally(), local: tally() } : null;
  let events = 0;
  for (const { deal, event } of replay(model.settings, run)) {
    own.add(toProbabilities(utilitiesOf(event, weights)), event.truth);
    if (others !== null) {
      for (const one of BASELINES) others[one].add(base.chancesOf(one, deal, events, event.blocked), event.truth);
    }
    events += 1;
    if (events % 500 === 0) say(`${name}: ${events} of at most ${run.events.length} events`);
  }
  const empty = others ?? { random: tally(), popularity: tally(), local: tally() };
  return {
    events,
    model: own.figures(all),
    baselines: {
      random: empty.random.figures(all),
      popularity: empty.popularity.figures(all),
      local: empty.local.figures(all),
    },
  };
}
