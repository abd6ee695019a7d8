import { rootOf } from "#app/domain/codes/paths.ts";
import type { MandateTerms } from "#app/domain/matching/facts.ts";
import { matchProspect } from "#app/domain/matching/match.ts";
import type { RealDeal } from "./deal-file.ts";
import { factsOfDeal, mandateOfDeals } from "./mandate-of-deals.ts";

export const RANKS = [1, 3, 5, 10] as const;

export type Ranking = {
  /** Deals of the last tenth with a funder that the first nine tenths know. */
  events: number;
  /** Deals of the last tenth by a funder that nobody had seen before: they can't be ranked. */
  unseen: number;
  funders: number;
  /** The share of events whose true funder stands among the first k, by the matcher and by popularity alone. */
  matcher: Record<(typeof RANKS)[number], number>;
  popularity: Record<(typeof RANKS)[number], number>;
};

/**
 * How well the product's matcher ranks the true funders of the last tenth of the deals by date, every mandate derived
 * from the first nine tenths alone. Every known funder is ranked; those that are not eligible come last; ties are
 * broken by `noise`, a number from 0 to 1 for a pair. A deal counts as hit at k when one of its funders is among the
 * first k.
 */
export function rankFunders(deals: readonly RealDeal[], noise: (pair: string) => number): Ranking {
  const sorted = [...deals].sort((one, other) =>
    one.date < other.date ? -1 : Number(one.date > other.date),
  );
  const cut = Math.floor(sorted.length * 0.9);
  const past = dealsByFunder(sorted.slice(0, cut));
  const mandates = [...past].map(([funder, own]) => mandateOfDeals(funder, own));
  const byPopularity = [...past]
    .sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
    .map(([funder]) => funder);
  const near = mandatesByPlace(mandates);

  const later = sorted.slice(cut);
  const events = later.filter(({ funders }) => funders.some((funder) => past.has(funder)));
  const matcher = { 1: 0, 3: 0, 5: 0, 10: 0 };
  const popularity = { 1: 0, 3: 0, 5: 0, 10: 0 };
  for (const deal of events) {
    const best = bestFunders(
      deal,
      deal.place === null ? mandates : (near.get(rootOf(deal.place)) ?? []),
      noise,
    );
    count(matcher, best, deal);
    count(popularity, byPopularity.slice(0, 10), deal);
  }
  const share = (hits: typeof matcher) =>
    Object.fromEntries(
      RANKS.map((k) => [k, events.length === 0 ? 0 : hits[k] / events.length]),
    ) as typeof matcher;
  return {
    events: events.length,
    unseen: later.length - events.length,
    funders: mandates.length,
    matcher: share(matcher),
    popularity: share(popularity),
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

/** Only who funded in a deal's region before can be eligible: the others need not be asked. */
function mandatesByPlace(mandates: readonly MandateTerms[]): Map<string, MandateTerms[]> {
  const near = new Map<string, MandateTerms[]>();
  for (const mandate of mandates) {
    for (const place of mandate.districts) {
      const there = near.get(place);
      if (there) there.push(mandate);
      else near.set(place, [mandate]);
    }
  }
  const anywhere = mandates.filter(({ districts }) => districts.length === 0);
  for (const there of near.values()) there.push(...anywhere);
  return near;
}

function bestFunders(
  deal: RealDeal,
  mandates: readonly MandateTerms[],
  noise: (pair: string) => number,
): string[] {
  const facts = factsOfDeal(deal);
  return mandates
    .flatMap((mandate) => {
      const match = matchProspect(facts, mandate, deal.date);
      return match.outcome === "eligible" ? [{ funder: mandate.institutionId, fit: match.fit.exact }] : [];
    })
    .map((one) => ({ ...one, tie: noise(`${deal.id}|${one.funder}`) }))
    .sort((one, other) => other.fit - one.fit || other.tie - one.tie)
    .slice(0, 10)
    .map(({ funder }) => funder);
}

function count(
  hits: Record<(typeof RANKS)[number], number>,
  best: readonly string[],
  { funders }: RealDeal,
): void {
  const at = best.findIndex((funder) => funders.includes(funder));
  for (const k of RANKS) if (at >= 0 && at < k) hits[k] += 1;
}
