import type { CompanyDeclineReason, DeclineReason } from "#app/domain/codes/reasons.ts";

export type FeedbackSide = "company" | "institution";

/**
 * What a side did with a pair, ordered by closeness to a drawdown, and the share of a deal that each act adds to the
 * counts for lifts: drawn money is one deal, a view is none. A pass and a decline end the pair and add nothing here; the
 * code counts by `declineLifts`.
 */
const WEIGHTS = {
  shown: 0,
  opened: 0,
  shortlisted: 0.05,
  passed: 0,
  pass_undone: 0,
  introduced: 0.2,
  declined: 0,
  offered: 0.5,
  drawn: 1,
} as const satisfies Record<string, number>;
export type FeedbackAct = keyof typeof WEIGHTS;
export const FEEDBACK_ACTS = Object.keys(WEIGHTS) as readonly FeedbackAct[];

export function weightOf(act: FeedbackAct): number {
  return WEIGHTS[act];
}

/** An attribute of a pair that a coded decline can name. */
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
 * The attributes that a reason code of either side names. A code about the moment (a full quota), about conduct or
 * papers, or about another choice names none.
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

/** A decline counts against an attribute as much as an introduction counts for a pair. */
const DECLINE_LIFT = -WEIGHTS.introduced;

export type AttributeLift = { attribute: DeclinedAttribute; lift: number };

/** What a code subtracts from each attribute that it may mean; if it may mean several, it is divided among them. */
export function declineLifts(code: string): AttributeLift[] {
  const attributes = attributesOfDecline(code);
  return attributes.map((attribute) => ({ attribute, lift: DECLINE_LIFT / attributes.length }));
}

/** One stored act of one side. */
export type RecordedAct = { act: FeedbackAct; side: FeedbackSide; reasonCode: string | null };

/**
 * The combined effect of the acts on one pair, in order: the weight of the furthest stage, and what standing declines
 * subtract from attributes. A withdrawn pass doesn't count; each side has one standing decline at a time.
 */
export function feedbackOfActs(acts: readonly RecordedAct[]): { weight: number; lifts: AttributeLift[] } {
  return {
    weight: acts.reduce((most, { act }) => Math.max(most, weightOf(act)), 0),
    lifts: [...activeDeclines(acts).values()].flatMap(declineLifts),
  };
}

/** The code of each side's standing decline after these acts, in order. */
export function activeDeclines(acts: readonly RecordedAct[]): Map<FeedbackSide, string> {
  const active = new Map<FeedbackSide, string>();
  for (const { act, side, reasonCode } of acts) {
    if (reasonCode !== null) active.set(side, reasonCode);
    else if (weightOf(act) > 0 || act === "pass_undone") active.delete(side);
  }
  return active;
}
