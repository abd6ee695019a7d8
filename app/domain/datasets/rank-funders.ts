import { measureOnce } from "#app/domain/matching/evaluation/measure-once.ts";
import type { RealDeal } from "./deal-file.ts";
import { measuredDeal } from "./measured-deals.ts";

export const RANKS = [1, 5, 10] as const;
type Hits = Record<(typeof RANKS)[number], number>;

export type Ranking = {
  /** Deals of the last tenth with a funder known from the first nine tenths. */
  events: number;
  /** Deals of the last tenth by a new funder: they can't be ranked. */
  unseen: number;
  funders: number;
  /** The share of events with their true funder among the first k, by the matcher and by popularity alone. */
  matcher: Hits;
  popularity: Hits;
};

/**
 * How well the product's matcher ranks the true funders of about the last tenth of the deals, cut at a day: it counts
 * earlier deals, with weights fitted on the fifth before the cut. A deal is a hit at k when one of its funders is among
 * the first k; `seed` breaks ties.
 */
export function rankFunders(deals: readonly RealDeal[], seed: number): Ranking {
  const measured = deals.map((deal) => measuredDeal(deal, true)).sort((one, other) => one.day - other.day);
  const dayAt = (share: number) => measured[Math.floor(measured.length * share)]?.day ?? 0;
  const [fit, test] = [dayAt(0.7), dayAt(0.9)];
  const { events, all, candidates, matcher, popularity } = measureOnce(measured, { fit, test, seed });
  const hits = ({ hit1, hit5, hit10 }: { hit1: number; hit5: number; hit10: number }): Hits => ({
    1: hit1,
    5: hit5,
    10: hit10,
  });
  return {
    events,
    unseen: all - events,
    funders: candidates,
    matcher: hits(matcher),
    popularity: hits(popularity),
  };
}

export function dealsByFunder(deals: readonly RealDeal[]): Map<string, RealDeal[]> {
  const byFunder = new Map<string, RealDeal[]>();
  for (const deal of deals) {
    for (const funder of deal.funders) {
      const own = byFunder.get(funder);
      if (own) own.push(deal);
      else byFunder.set(funder, [deal]);
    }
  }
  return byFunder;
}
