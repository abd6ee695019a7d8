import { measureOnce } from "../evaluation/measure-once.ts";
import { LAUNCH_MODEL, type LearnedModel } from "./model.ts";
import { earlierFundersOf, institutionsBefore } from "./replay.ts";
import type { CountedDeal } from "./subject.ts";
import { train } from "./train.ts";

/** With fewer deals nothing is learned and the launch model stays in use. */
const LEAST_DEALS = 100;
/** The window on which weights are fitted: a quarter of the deals, within a minimum and a maximum. */
const WINDOW = { share: 1 / 4, least: 75, most: 2_000 };
/** The settings search passes over the window many times: with more deals than this, settings stay. */
const SEARCHED_DEALS = 5_000;
/** Into how many parts the window is divided; counts are updated before each. */
const REFRESHES = 20;

/** Quality of a model on the last tenth of the deals, held out from training, beside a popularity baseline. */
export type RankingQuality = {
  readonly events: number;
  readonly institutions: number;
  readonly hit1: number;
  readonly hit10: number;
  readonly popularity: { readonly hit1: number; readonly hit10: number };
};

/** Log-likelihood per event on the last third of the window, by the previous and the new model; and its quality. */
export type RankingFigures = {
  readonly before: number;
  readonly after: number;
  readonly quality: RankingQuality | null;
};

export type Learned = { readonly model: LearnedModel; readonly adopted: boolean } & Omit<
  RankingFigures,
  "quality"
>;

/**
 * Trains a model from all deals, sorted by day; null where there are too few. It is adopted only if it isn't worse than
 * the current one at the end of its window.
 */
export function learn(deals: readonly CountedDeal[], previous: LearnedModel = LAUNCH_MODEL): Learned | null {
  const last = deals.at(-1);
  if (last === undefined || deals.length < LEAST_DEALS) return null;
  const size = Math.min(WINDOW.most, Math.max(WINDOW.least, Math.ceil(deals.length * WINDOW.share)));
  const from = deals[deals.length - size]?.day ?? last.day;
  const until = last.day + 1;
  return train(
    {
      deals,
      events: deals.filter(({ day }) => day >= from),
      slots: institutionsBefore(deals, from, 1),
      from,
      until,
      refreshDays: Math.max(1, Math.floor((until - from) / REFRESHES)),
      blockedOf: earlierFundersOf(deals),
    },
    { previous, searches: deals.length <= SEARCHED_DEALS },
  );
}

/** How well this training method ranks when trained without the last tenth of the deals. */
export function qualityOf(deals: readonly CountedDeal[]): RankingQuality {
  const dayAt = (share: number) => deals[Math.floor(deals.length * share)]?.day ?? 0;
  const { events, candidates, matcher, popularity } = measureOnce(
    deals.map((deal) => ({ ...deal, scored: true })),
    { fit: dayAt(0.65), test: dayAt(0.9), seed: 1 },
  );
  return {
    events,
    institutions: candidates,
    hit1: matcher.hit1,
    hit10: matcher.hit10,
    popularity: { hit1: popularity.hit1, hit10: popularity.hit10 },
  };
}
