import { measureOnce } from "../evaluation/measure-once.ts";
import { LAUNCH_MODEL, type LearnedModel } from "./model.ts";
import { backersBefore, institutionsBefore } from "./replay.ts";
import type { CountedDeal } from "./subject.ts";
import { train } from "./train.ts";

/** With fewer deals nothing is learned: the model of launch stays. */
const LEAST_DEALS = 100;
/** The window that weights are fitted on: a quarter of the deals, but so many at least and at most. */
const WINDOW = { share: 1 / 4, least: 75, most: 2_000 };
/** A search for settings goes over the window many times: with more deals than this they stay. */
const SEARCHED_DEALS = 5_000;
/** Of how many parts of the deals the window's counts are brought up to date. */
const REFRESHES = 20;

/** How a model did on the last tenth of the deals, which it hadn't seen, with popularity alone beside it. */
export type RankingQuality = {
  readonly events: number;
  readonly institutions: number;
  readonly hit1: number;
  readonly hit10: number;
  readonly popularity: { readonly hit1: number; readonly hit10: number };
};

/** Log-likelihood an event on the last third of the window, by the model of before and by the new one; and its quality. */
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
 * A model from all deals, in the order of their days; null where there are too few. It is adopted only if it doesn't
 * lose on the end of its window against the one in force.
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
      blockedOf: backersBefore(deals),
    },
    { previous, searches: deals.length <= SEARCHED_DEALS },
  );
}

/** How well this way of learning ranks, cut before the last tenth of the deals. */
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
