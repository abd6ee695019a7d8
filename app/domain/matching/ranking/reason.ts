import type { CriterionValue, Outcome } from "#app/domain/matching/criteria/criterion.ts";
import type { Evidence } from "#app/domain/matching/learned/evidence.ts";

/** The names of reasons: all levels of a place are "district", all pairs of values are "combination". */
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

/** A reason as stored with a score: its points, and the evidence of deals at that time, coarse before fine. */
export type StoredReason = {
  readonly kind: ReasonKind;
  readonly points: number;
  readonly evidence?: readonly Evidence[];
};

/**
 * A reason for display. It states that a preference or wish is met or not where that is why it counts; otherwise that
 * it counts more or less here than with the average institution.
 */
export type Reason = {
  readonly kind: ReasonKind;
  /** An integer; 50 and all points add up to the score. */
  readonly points: number;
  readonly statement: Exclude<Outcome, "possible"> | "more" | "less";
  /** Whose statement it is; null where it is based on deals. */
  readonly of: "institution" | "company" | null;
  readonly mandateValue: CriterionValue;
  readonly companyValue: CriterionValue;
  readonly evidence: ShownEvidence | null;
};

/** "7 of 31 deals, 2.9 times the average": `isExact` for this very value, not a wider area. */
export type ShownEvidence = {
  readonly deals: number;
  readonly of: number;
  readonly times: number;
  readonly isExact: boolean;
};

/** The steps in which others see an institution's deal counts, and the smallest count that they see. */
const TOLD_IN = 5;

/**
 * An institution's evidence as others see it: counts in steps of five and the multiple in halves, so that a single deal
 * of another company changes them once in five times. Null where there are fewer than five, or as many as on average.
 */
export function evidenceForOthers(evidence: ShownEvidence | null): ShownEvidence | null {
  if (evidence === null || evidence.deals < TOLD_IN) return null;
  const inSteps = (count: number) => count - (count % TOLD_IN);
  const times = Math.max(0.5, Math.round(evidence.times * 2) / 2);
  if (times === 1) return null;
  return { ...evidence, deals: inSteps(evidence.deals), of: inSteps(evidence.of), times };
}

/** Positive reasons, then negative ones, each strongest first. */
export function splitReasons<One extends { points: number }>(reasons: readonly One[]) {
  return {
    for: reasons.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points),
    against: reasons.filter(({ points }) => points < 0).sort((a, b) => a.points - b.points),
  };
}

/** The few reasons that fit on a card: up to three positive, one negative, each strongest first. */
export function mainReasons<One extends { points: number }>(reasons: readonly One[]): One[] {
  const sorted = splitReasons(reasons);
  return [...sorted.for.slice(0, 3), ...sorted.against.slice(0, 1)];
}
