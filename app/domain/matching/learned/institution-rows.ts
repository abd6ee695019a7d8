import type { DealCounts } from "./deal-counts.ts";
import { demandFeature } from "./demand.ts";
import type { Slots } from "./slots.ts";

/** Added to each institution's deals, so that a share is never 0. */
const GRANTED = 0.1;
/** A newcomer has the average share; after about this many deals its own counts as much. */
const NEWCOMER = 2;
/** The share of the long memory that is mixed into the short one. */
const BEHIND = 0.05;

/**
 * What each slot contributes whatever the company: the logarithm of its share of recent deals, how its share of the
 * last eighth of that memory compares, minus the logarithm of the time since its last deal, its responsiveness, and how
 * low the demand for it is.
 */
export function institutionRows(dealCounts: DealCounts, slots: Slots, day: number): Float64Array[] {
  const prior = new Float64Array(slots.size);
  const trend = new Float64Array(slots.size);
  const recency = new Float64Array(slots.size);
  const answers = new Float64Array(slots.size);
  const demand = Float64Array.from(slots.all, (slot) =>
    demandFeature(slot.demand ?? slot.terms?.demand ?? null),
  );
  const halfLife = dealCounts.priorClock.halfLife;
  const priorScale = dealCounts.priorClock.scaleAt(day);
  const trendScale = dealCounts.trendClock.scaleAt(day);
  const all = Math.max(dealCounts.institutions.length, 1);
  const total = dealCounts.prior.total * priorScale + GRANTED * all;
  const lateTotal = dealCounts.trend.total * trendScale + BEHIND * total;
  for (const [slot, institution] of slots.institutions.entries()) {
    const deals = dealCounts.deals[institution] ?? 0;
    const own = (dealCounts.prior.byInstitution[institution] ?? 0) * priorScale + GRANTED;
    const late = (dealCounts.trend.byInstitution[institution] ?? 0) * trendScale + BEHIND * own;
    const known = deals / (deals + NEWCOMER);
    prior[slot] = known * Math.log(own / total) - (1 - known) * Math.log(all);
    trend[slot] = deals > 0 ? Math.log(late / lateTotal) - Math.log(own / total) : 0;
    const last = dealCounts.lastDay[institution];
    const days = last === undefined ? halfLife : Math.max(0, day - last);
    recency[slot] = -Math.log1p(days / (halfLife / 10));
    const responsiveness = slots.all[slot]?.terms?.responsiveness ?? null;
    // 70 is neutral, and so is no value; from 30 to 100 is one unit.
    answers[slot] = responsiveness === null ? 0 : (responsiveness - 70) / 70;
  }
  return [prior, trend, recency, answers, demand];
}
