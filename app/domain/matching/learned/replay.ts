import { type ChoiceEvent, utilitiesOf } from "./choice.ts";
import { DemandCount } from "./demand.ts";
import { Features } from "./features.ts";
import { DealCounts } from "./deal-counts.ts";
import type { LiftRows, Shrinkage } from "./lifts.ts";
import type { Settings } from "./model.ts";
import { withParents } from "./parts.ts";
import { type Slot, Slots } from "./slots.ts";
import type { CountedDeal } from "./subject.ts";
import type { Values } from "./values.ts";

/** Deals that are replayed as choices, with the candidates of each. */
export type Replay = {
  /** All deals, sorted by day: those before a cut are the data known at that cut. */
  readonly deals: readonly CountedDeal[];
  /** The choices to replay, in the same order. */
  readonly events: readonly CountedDeal[];
  readonly slots: readonly Slot[];
  /** The first cut, and after how many days counts are updated; null for never. */
  readonly from: number;
  /** The first day that is not replayed. */
  readonly until: number;
  readonly refreshDays: number | null;
  /** Institutions that are not candidates for this company, such as those that it already has. */
  readonly blockedOf: (event: CountedDeal) => readonly string[];
  /** Value numbers, to be shared by several runs over the same deals. */
  readonly values?: Values;
  /** The parts that are needed; all, unless a model weighs only some. */
  readonly only?: ReadonlySet<number>;
  /** The weights by which demand is computed at each cut; without them demand is unknown. */
  readonly demandBy?: Float64Array;
};

/** Demand is computed from the companies of this many deals before a cut. */
const DEMAND_DEALS = 200;

/** A choice with its deal, as known at its cut. */
export type ReplayedChoice = { readonly deal: CountedDeal; readonly event: ChoiceEvent };

/**
 * Each event as known at the last cut before it: counts include only deals of days before the cut. Events with no
 * candidate among their funders are left out.
 */
export function* replay(settings: Settings, run: Replay): Generator<ReplayedChoice> {
  for (const { deal, events } of replayAll([settings], run)) {
    const [event] = events;
    if (event !== undefined) yield { deal, event };
  }
}

/** The same under several settings at once, which must share their half-lives and so their counts. */
export function* replayAll(
  settings: readonly [Settings, ...Settings[]],
  run: Replay,
): Generator<{ deal: CountedDeal; events: readonly ChoiceEvent[] }> {
  const { values, only } = run;
  const dealCounts = new DealCounts(settings[0].halfLives, {
    ...(values === undefined ? {} : { values }),
    ...(only === undefined ? {} : { parts: withParents(only) }),
  });
  let counted = 0;
  let cut = -Infinity;
  let slots = new Slots(run.slots, dealCounts);
  let features: readonly Features[] = [];
  for (const deal of run.events) {
    const due = cutBefore(deal.day, run.from, run.refreshDays);
    if (due !== cut) {
      cut = due;
      for (let next = run.deals[counted]; next !== undefined && next.day < cut; next = run.deals[counted]) {
        dealCounts.add(next);
        counted += 1;
      }
      slots = new Slots(run.slots, dealCounts);
      const shared = { lifts: new Map<Shrinkage, LiftRows>(), ...(only === undefined ? {} : { only }) };
      if (run.demandBy !== undefined) {
        const lately = run.deals.slice(Math.max(0, counted - DEMAND_DEALS), counted);
        const before = new Features(dealCounts, slots, cut, settings[0], shared);
        const demand = demandOf(lately, before, run.demandBy);
        slots = new Slots(
          run.slots.map((slot, i) => ({ ...slot, demand: demand[i] ?? null })),
          dealCounts,
        );
      }
      features = settings.map((one) => new Features(dealCounts, slots, cut, one, shared));
    }
    const choice = choiceOf(deal, slots, run);
    if (choice === null) continue;
    yield { deal, events: features.map((one) => ({ ...choice, rows: one.of(deal.subject) })) };
  }
}

/** Whom the companies of these deals would choose by now, as if nobody had funded them. */
function demandOf(deals: readonly CountedDeal[], features: Features, weights: Float64Array): Float64Array {
  const count = new DemandCount(features.slots.size);
  for (const { subject } of deals) {
    const rows = features.of({ ...subject, companyId: null });
    count.add(utilitiesOf({ rows, blocked: [] }, weights));
  }
  return count.demand();
}

function cutBefore(day: number, from: number, refreshDays: number | null): number {
  if (refreshDays === null) return from;
  return from + Math.floor(Math.max(0, day - from) / refreshDays) * refreshDays;
}

function choiceOf(deal: CountedDeal, slots: Slots, { blockedOf }: Replay): Omit<ChoiceEvent, "rows"> | null {
  const excluded = new Set(blockedOf(deal));
  const truth = deal.funders.filter((one) => !excluded.has(one)).flatMap((one) => slots.named(one));
  if (truth.length === 0) return null;
  return { truth, blocked: [...excluded].flatMap((one) => slots.named(one)) };
}

/** The institutions with at least this many deals before a day, by first appearance. */
export function institutionsBefore(deals: readonly CountedDeal[], day: number, leastDeals: number): Slot[] {
  const counts = new Map<string, number>();
  for (const deal of deals) {
    if (deal.day >= day) break;
    for (const funder of deal.funders) counts.set(funder, (counts.get(funder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= leastDeals)
    .map(([institutionId]) => ({ institutionId, terms: null }));
}

/** Who funded a company on an earlier day than a deal of it. */
export function earlierFundersOf(deals: readonly CountedDeal[]): (deal: CountedDeal) => readonly string[] {
  const since = new Map<string, Map<string, number>>();
  for (const { subject, day, funders } of deals) {
    if (subject.companyId === null) continue;
    const own = since.get(subject.companyId) ?? new Map<string, number>();
    since.set(subject.companyId, own);
    for (const funder of funders) if (!own.has(funder)) own.set(funder, day);
  }
  return ({ subject, day }) => {
    if (subject.companyId === null) return [];
    const own = since.get(subject.companyId) ?? new Map<string, number>();
    return [...own].filter(([, first]) => first < day).map(([funder]) => funder);
  };
}
