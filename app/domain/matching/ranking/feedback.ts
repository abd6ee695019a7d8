import type { CompanyDeclineReason, DeclineReason } from "#app/domain/codes/reasons.ts";

/** What a side did with a pair, in the order in which a pair comes closer to money; a pass and a decline end it. */
export const FEEDBACK_ACTS = [
  "shown",
  "opened",
  "shortlisted",
  "passed",
  "pass_undone",
  "introduced",
  "declined",
  "offered",
  "drawn",
] as const;
export type FeedbackAct = (typeof FEEDBACK_ACTS)[number];
export type FeedbackSide = "company" | "institution";

/**
 * How much of a deal each act is worth to the counts that lifts are made of: money that moved is one deal, being looked
 * at is none. What ends a pair is worth nothing here; its code speaks by `declineLifts`.
 */
const WEIGHTS: Readonly<Record<FeedbackAct, number>> = {
  shown: 0,
  opened: 0,
  shortlisted: 0.05,
  passed: 0,
  pass_undone: 0,
  introduced: 0.2,
  declined: 0,
  offered: 0.5,
  drawn: 1,
};

export function weightOf(act: FeedbackAct): number {
  return WEIGHTS[act];
}

/** An attribute of a pair that a coded decline can speak of. */
export type DeclinedAttribute =
  | "instrument"
  | "sector"
  | "district"
  | "stage"
  | "security"
  | "amount"
  | "term"
  | "price"
  | "revenue"
  | "age"
  | "debt_ratio"
  | "speed";

/**
 * What a reason code of either side speaks of. A code that is about the moment (a full quota), about conduct or papers,
 * or about another choice says nothing of an attribute.
 */
const ATTRIBUTES_OF: Readonly<Record<DeclineReason | CompanyDeclineReason, readonly DeclinedAttribute[]>> = {
  out_of_mandate: ["sector", "district", "stage", "instrument"],
  too_young: ["age"],
  revenue: ["revenue"],
  leverage: ["debt_ratio"],
  cash_flow: [],
  security: ["security"],
  credit_record: [],
  documents_incomplete: [],
  purpose_not_allowed: [],
  amount_or_term: ["amount", "term"],
  price: ["price"],
  no_reply: [],
  quota_exhausted: [],
  compliance: [],
  amount: ["amount"],
  term: ["term"],
  speed: ["speed"],
  chose_other: [],
  other: [],
};

export function attributesOfDecline(code: string): readonly DeclinedAttribute[] {
  return isCode(code) ? ATTRIBUTES_OF[code] : [];
}

function isCode(code: string): code is keyof typeof ATTRIBUTES_OF {
  return Object.hasOwn(ATTRIBUTES_OF, code);
}

/** A decline counts against what it names by as much as an introduction counts for a pair. */
const DECLINE_LIFT = -WEIGHTS.introduced;

export type AttributeLift = { attribute: DeclinedAttribute; lift: number };

/** What a code takes from each attribute that it may mean; a code that may mean several is shared among them. */
export function declineLifts(code: string): AttributeLift[] {
  const attributes = attributesOfDecline(code);
  return attributes.map((attribute) => ({ attribute, lift: DECLINE_LIFT / attributes.length }));
}

/** One act of one side, as it is kept. */
export type RecordedAct = { act: FeedbackAct; side: FeedbackSide; reasonCode: string | null };

/**
 * What the acts on one pair, in their order, say together: the weight of the furthest that it came, and what the declines
 * that stand take from attributes. A pass that was taken back never was; each side has one say at a time.
 */
export function learnedFrom(acts: readonly RecordedAct[]): { weight: number; lifts: AttributeLift[] } {
  return {
    weight: acts.reduce((most, { act }) => Math.max(most, weightOf(act)), 0),
    lifts: [...standingDeclines(acts).values()].flatMap(declineLifts),
  };
}

/** The code of each side's decline that stands after these acts, in their order. */
export function standingDeclines(acts: readonly RecordedAct[]): Map<FeedbackSide, string> {
  const standing = new Map<FeedbackSide, string>();
  for (const { act, side, reasonCode } of acts) {
    if (reasonCode !== null) standing.set(side, reasonCode);
    else if (weightOf(act) > 0 || act === "pass_undone") standing.delete(side);
  }
  return standing;
}
