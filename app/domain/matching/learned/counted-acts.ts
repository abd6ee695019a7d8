import {
  attributesOfDecline,
  type DeclinedAttribute,
  type RecordedAct,
  feedbackOfActs,
} from "#app/domain/matching/ranking/feedback.ts";
import type { Dimension } from "./dimensions.ts";
import type { DealCounts } from "./deal-counts.ts";
import type { CountedDeal, Subject } from "./subject.ts";

/** A recorded act on a pair, with its day (days since 1970-01-01) and what the company sought then. */
export type ActOfPair = RecordedAct & {
  readonly institutionId: string;
  readonly prospectId: string;
  readonly day: number;
  readonly subject: Subject;
};

/** What a pair without a deal (so far) counts for: a share of a deal, and declines that reduce lifts. */
export type CountedActs = {
  readonly subject: Subject;
  readonly institutionId: string;
  /** The day of its furthest stage, or of its last decline. */
  readonly day: number;
  /** The share of a deal, from 0 to less than 1. */
  readonly share: number;
  readonly declined: readonly { readonly dimension: Dimension; readonly share: number }[];
};

/** The dimensions in which lifts are counted; other attributes have no counts. */
const DIMENSION_OF: Partial<Record<DeclinedAttribute, Dimension>> = {
  sector: "sector",
  district: "place",
  stage: "stage",
  instrument: "instrument",
  amount: "amount",
  term: "term",
  age: "age",
};

/** What an institution's lists rank lower after a pass or a decline with this code; empty where they learn nothing. */
export function attributesLearnedFrom(code: string): readonly DeclinedAttribute[] {
  return attributesOfDecline(code).filter((attribute) => DIMENSION_OF[attribute] !== undefined);
}

/**
 * What acts on pairs without a deal count for, by the shares of ../feedback.ts: one entry per institution and prospect,
 * by day. `acts` are in chronological order. Pairs without information are left out.
 */
export function countActs(acts: readonly ActOfPair[]): CountedActs[] {
  const counted: CountedActs[] = [];
  for (const own of Map.groupBy(acts, (act) => `${act.institutionId} ${act.prospectId}`).values()) {
    const last = own.at(-1);
    if (last === undefined) continue;
    const { weight, lifts } = feedbackOfActs(own);
    const declined = lifts.flatMap(({ attribute, lift }) => {
      const dimension = DIMENSION_OF[attribute];
      return dimension === undefined ? [] : [{ dimension, share: -lift }];
    });
    if (weight === 0 && declined.length === 0) continue;
    counted.push({
      subject: last.subject,
      institutionId: last.institutionId,
      day: last.day,
      share: Math.min(weight, MOST_SHORT_OF_A_DEAL),
      declined,
    });
  }
  return counted.sort((one, other) => one.day - other.day);
}

/** Drawn money is counted as the deal itself; a pair whose deal is not in the list counts as a term sheet at most. */
const MOST_SHORT_OF_A_DEAL = 0.5;

/** Adds deals and pairs without a deal, each sorted by day, as one history. */
export function addHistory(
  dealCounts: DealCounts,
  deals: readonly CountedDeal[],
  acts: readonly CountedActs[],
): void {
  let next = 0;
  const addActsUntil = (day: number): void => {
    for (let act = acts[next]; act !== undefined && act.day < day; act = acts[next]) {
      addActs(dealCounts, act);
      next += 1;
    }
  };
  for (const deal of deals) {
    addActsUntil(deal.day);
    dealCounts.add(deal);
  }
  addActsUntil(Infinity);
}

function addActs(
  dealCounts: DealCounts,
  { subject, institutionId, day, share, declined }: CountedActs,
): void {
  if (share > 0) dealCounts.add({ subject, day, funders: [institutionId] }, share);
  for (const { dimension, share: taken } of declined)
    dealCounts.decline(subject, institutionId, dimension, day, taken);
}
