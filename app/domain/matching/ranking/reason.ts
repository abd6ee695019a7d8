import type { CriterionValue, Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { Evidence } from "#app/domain/matching/learned/evidence.ts";

/** Under what a reason is told: all levels of a place are "district", all pairs of values are "combination". */
export const REASON_KINDS = [
  "activity",
  "demand",
  "responsiveness",
  "district",
  "sector",
  "stage",
  "instrument",
  "amount",
  "term",
  "age",
  "rounds",
  "combination",
  "backers",
  "rd_intensity",
  "revenue_growth",
  "debt_ratio",
  "class_one_ip",
  "revenue",
  "recognition",
  "amount_covered",
  "price_room",
  "first_answer",
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** A reason as it is kept beside a score: how much it counted, and what the deals said then, coarse before fine. */
export type StoredReason = {
  readonly kind: ReasonKind;
  readonly points: number;
  readonly evidence?: readonly Evidence[];
};

/**
 * A reason as it is read. It says that a statement is met or not where that is why it counts; otherwise that it counts
 * more or less here than with the average institution.
 */
export type Reason = {
  readonly kind: ReasonKind;
  /** Whole; 50 and all points are the score. */
  readonly points: number;
  readonly says: Exclude<Outcome, "possible"> | "more" | "less";
  /** Whose statement it is; null where deals speak. */
  readonly of: "institution" | "company" | null;
  readonly mandateValue: CriterionValue;
  readonly companyValue: CriterionValue;
  readonly evidence: ShownEvidence | null;
};

/** "7 of 31 deals, 2.9 times the average": `isExact` where it is this very value, not the area around it. */
export type ShownEvidence = {
  readonly deals: number;
  readonly of: number;
  readonly times: number;
  readonly isExact: boolean;
};

/** Steps in which others are told of an institution's deals, and the fewest that they are told of. */
const TOLD_IN = 5;

/**
 * What is told of an institution's deals to others than itself: counts in steps of five and the multiple in halves, so that a single
 * deal of another company moves them once in five times. Null where there are fewer than five, or as many as on average.
 */
export function evidenceForOthers(evidence: ShownEvidence | null): ShownEvidence | null {
  if (evidence === null || evidence.deals < TOLD_IN) return null;
  const inSteps = (count: number) => count - (count % TOLD_IN);
  const times = Math.max(0.5, Math.round(evidence.times * 2) / 2);
  if (times === 1) return null;
  return { ...evidence, deals: inSteps(evidence.deals), of: inSteps(evidence.of), times };
}

/** Reasons for, strongest first; reasons against, strongest first. */
export function reasonsOf<One extends { points: number }>(reasons: readonly One[]) {
  return {
    for: reasons.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points),
    against: reasons.filter(({ points }) => points < 0).sort((a, b) => a.points - b.points),
  };
}

/** The few that a card has room for: up to three for, one against, each strongest first. */
export function mainReasons<One extends { points: number }>(reasons: readonly One[]): One[] {
  const sorted = reasonsOf(reasons);
  return [...sorted.for.slice(0, 3), ...sorted.against.slice(0, 1)];
}
