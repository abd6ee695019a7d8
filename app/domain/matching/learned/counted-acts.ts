import {
  type DeclinedAttribute,
  type RecordedAct,
  learnedFrom,
} from "#app/domain/matching/ranking/feedback.ts";
import type { Dimension } from "./dimensions.ts";
import type { Ledger } from "./ledger.ts";
import type { CountedDeal, Subject } from "./subject.ts";

/** An act on a pair as it is kept, with its day (days since 1970-01-01) and what the company sought then. */
export type ActOfPair = RecordedAct & {
  readonly institutionId: string;
  readonly prospectId: string;
  readonly day: number;
  readonly subject: Subject;
};

/** What a pair that has no deal (yet) counts for: a part of one, and declines that take from lifts. */
export type CountedActs = {
  readonly subject: Subject;
  readonly institutionId: string;
  /** The day of the furthest that it came, or of its last decline. */
  readonly day: number;
  /** Of a deal, from 0 to less than 1. */
  readonly share: number;
  readonly declined: readonly { readonly dimension: Dimension; readonly share: number }[];
};

/** What lifts are counted by; of the other attributes no counts are kept. */
const DIMENSION_OF: Partial<Record<DeclinedAttribute, Dimension>> = {
  sector: "sector",
  district: "place",
  stage: "stage",
  instrument: "instrument",
  amount: "amount",
  term: "term",
  age: "age",
};

/**
 * What the acts on pairs short of a deal count for, by the shares of ../feedback.ts: one entry an institution and prospect, in the
 * order of their days. `acts` are in the order in which they came. Pairs that say nothing are left out.
 */
export function countActs(acts: readonly ActOfPair[]): CountedActs[] {
  const counted: CountedActs[] = [];
  for (const own of Map.groupBy(acts, (act) => `${act.institutionId} ${act.prospectId}`).values()) {
    const last = own.at(-1);
    if (last === undefined) continue;
    const { weight, lifts } = learnedFrom(own);
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

/** Money that moved is counted as the deal that it is; a pair whose deal is not among them came as far as a term sheet. */
const MOST_SHORT_OF_A_DEAL = 0.5;

/** Adds deals and what came short of one, each in the order of its days, as one history. */
export function addHistory(
  ledger: Ledger,
  deals: readonly CountedDeal[],
  acts: readonly CountedActs[],
): void {
  let next = 0;
  const addActsUntil = (day: number): void => {
    for (let act = acts[next]; act !== undefined && act.day < day; act = acts[next]) {
      addActs(ledger, act);
      next += 1;
    }
  };
  for (const deal of deals) {
    addActsUntil(deal.day);
    ledger.add(deal);
  }
  addActsUntil(Infinity);
}

function addActs(ledger: Ledger, { subject, institutionId, day, share, declined }: CountedActs): void {
  if (share > 0) ledger.add({ subject, day, funders: [institutionId] }, share);
  for (const { dimension, share: taken } of declined)
    ledger.decline(subject, institutionId, dimension, day, taken);
}
