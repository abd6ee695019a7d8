import { toProbabilities, utilitiesOf } from "../learned/choice.ts";
import { type LearnedModel, weightedFeatures, weightsOf } from "../learned/model.ts";
import {
  earlierFundersOf,
  institutionsBefore,
  replay,
  type Replay,
  type ReplayedChoice,
} from "../learned/replay.ts";
import type { CountedDeal } from "../learned/subject.ts";
import { train, type Trained } from "../learned/train.ts";
import { Values } from "../learned/values.ts";
import { asShown } from "./as-shown.ts";
import { type Baseline, Baselines, BASELINES } from "./baselines.ts";
import { type Figures, Tally } from "./tally.ts";

/** A deal of an imported file: `scored` ones may be test events, all are history. */
export type MeasuredDeal = CountedDeal & { readonly scored: boolean };

/** Days are numbers as in `CountedDeal`. */
export type Protocol = {
  readonly fit: number;
  readonly test: number;
  /** Funders with fewer deals before a cut are not candidates. */
  readonly leastDeals: number;
  /** Null: counts are frozen at the day of the test. */
  readonly refreshDays: number | null;
  readonly seed: number;
  /** Companies are known only as their teasers would show them, in training and test. */
  readonly asShown?: boolean;
};

export type Evaluation = {
  readonly events: number;
  readonly candidates: number;
  readonly baselines: Readonly<Record<Baseline, Figures>>;
  readonly static: Figures;
  readonly prequential: Figures;
  readonly trained: Trained;
};

const POPULAR = 10;

/**
 * Ranks every known funder for each later deal by a model fitted on earlier data: docs/matching.md. `deals` are sorted
 * by day.
 */
export function evaluate(
  deals: readonly MeasuredDeal[],
  protocol: Protocol,
  log: (step: string) => void = () => undefined,
): Evaluation {
  const given = prepare(deals, protocol);
  const trained = train(given.window, { log });
  const { run, all, popular, base } = given;
  const { seed, refreshDays } = protocol;
  const tally = () => new Tally(run.slots.length, run.events.length, popular, seed);
  const others = { random: tally(), popularity: tally(), local: tally() };
  const frozen = tally();
  let events = 0;
  const count = (name: string) => {
    events += 1;
    if (events % 500 === 0) log(`${name}: ${events} of at most ${run.events.length} events`);
  };
  rank({ ...run, refreshDays: null }, trained.model, ({ deal, event }, chances) => {
    frozen.add(chances, event.truth);
    for (const one of BASELINES)
      others[one].add(base.chancesOf(one, deal, events, event.blocked), event.truth);
    count("static");
  });
  const known = events;
  const baselines = {
    random: others.random.figures(all),
    popularity: others.popularity.figures(all),
    local: others.local.figures(all),
  };
  const still = frozen.figures(all);
  const result = { events: known, candidates: run.slots.length, baselines, static: still, trained };
  if (refreshDays === null) return { ...result, prequential: still };
  const fresh = tally();
  events = 0;
  rank(run, trained.model, ({ event }, chances) => {
    fresh.add(chances, event.truth);
    count("prequential");
  });
  return { ...result, prequential: fresh.figures(all) };
}

/** Each event with the probabilities of all slots. */
export function rank(
  run: Replay,
  model: LearnedModel,
  take: (seen: ReplayedChoice, chances: Float64Array) => void,
): void {
  const weights = weightsOf(model);
  for (const seen of replay(model.settings, { ...run, only: weightedFeatures(weights), demandBy: weights }))
    take(seen, toProbabilities(utilitiesOf(seen.event, weights)));
}

/** The window and the test of a protocol: candidates, events, and baselines from counts. */
export function prepare(
  plain: readonly MeasuredDeal[],
  { fit, test, leastDeals, refreshDays, seed, asShown: isShown = false }: Protocol,
): { window: Replay; run: Replay; all: number; popular: Set<number>; base: Baselines } {
  const deals = isShown ? plain.map((deal) => ({ ...deal, subject: asShown(deal.subject) })) : plain;
  // A company's earlier funders are no candidates, whether the ranking knows the company or not.
  const plainOf = new Map<CountedDeal, CountedDeal>(deals.map((deal, at) => [deal, plain[at] ?? deal]));
  const earlierFunders = earlierFundersOf(plain);
  const blockedOf = (deal: CountedDeal) => earlierFunders(plainOf.get(deal) ?? deal);
  const shared = { deals, blockedOf, values: new Values({ keepsSubjects: true }), refreshDays };
  const inWindow = deals.filter(({ day }) => day >= fit && day < test);
  const scored = inWindow.filter((deal) => deal.scored);
  const window: Replay = {
    ...shared,
    events: scored.length > 0 ? scored : inWindow,
    slots: institutionsBefore(deals, fit, leastDeals),
    from: fit,
    until: test,
  };
  const later = deals.filter((deal) => deal.day >= test && deal.scored);
  const slots = institutionsBefore(deals, test, leastDeals);
  const institutions = slots.map(({ institutionId }) => institutionId);
  const base = new Baselines(deals, test, institutions, seed);
  const all = later.filter((deal) => {
    const before = new Set(blockedOf(deal));
    return deal.funders.some((funder) => !before.has(funder));
  }).length;
  const run = { ...shared, events: later, slots, from: test, until: Infinity };
  return { window, run, all, popular: base.mostPopular(POPULAR), base };
}
