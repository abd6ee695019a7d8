import type { Party } from "#app/domain/accounts/actor.ts";
import { type LifecycleTable, type MoveParties, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";

export const MANDATE_STATUSES = [
  "draft",
  "pending_approval",
  "active",
  "paused",
  "exhausted",
  "expired",
  "retired",
] as const;
export type MandateStatus = (typeof MANDATE_STATUSES)[number];

export type MandateMove =
  "submit" | "return" | "approve" | "pause" | "resume" | "exhaust" | "free" | "expire" | "retire";

/** How many calendar days before the end of a mandate's validity its institution is warned. */
export const MANDATE_WARNED_DAYS_BEFORE = 14;

/**
 * The lifecycle of a mandate. Its institution's owner approves what a member submitted; an owner's own submission is
 * approved at once. An active mandate is edited as a new version (versions/lifecycle.ts) while the old one stays in
 * force. "exhaust" and "free" follow budget and cap.
 */
export const mandateLifecycle = {
  draft: { submit: "pending_approval", retire: "retired" },
  pending_approval: { return: "draft", approve: "active", retire: "retired" },
  active: { pause: "paused", exhaust: "exhausted", expire: "expired", retire: "retired" },
  paused: { resume: "active", expire: "expired", retire: "retired" },
  exhausted: { free: "active", pause: "paused", expire: "expired", retire: "retired" },
  expired: { submit: "pending_approval", retire: "retired" },
  retired: {},
} as const satisfies LifecycleTable<MandateStatus, MandateMove>;

const movers: MoveParties<MandateMove> = {
  submit: ["institution"],
  return: ["institution"],
  approve: ["institution"],
  pause: ["institution"],
  resume: ["institution"],
  exhaust: ["system"],
  free: ["system"],
  expire: ["system"],
  retire: ["institution"],
};

export type MovableMandate = { status: MandateStatus; validUntil: Day };

/** Null when the move is allowed; otherwise the reason. A mandate whose validity has ended can't be reactivated. */
export function whyNotMoveMandate(
  mandate: MovableMandate,
  move: MandateMove,
  by: Party,
  today: Day,
): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<MandateStatus, MandateMove>(mandateLifecycle, mandate.status, move);
  if (next === null) return "mandate-wrong-state";
  return (next === "active" || next === "pending_approval") && mandate.validUntil < today
    ? "mandate-expired"
    : null;
}

export function mandateStatusAfter(status: MandateStatus, move: MandateMove): MandateStatus {
  return requireNext<MandateStatus, MandateMove>(mandateLifecycle, status, move);
}

export type Capacity = {
  budgetFen: bigint;
  /** Accepted amounts still in force, including drawn ones (invariant I9). */
  usedFen: bigint;
  /** The minimum of one deal; with less than that left, the budget is exhausted. */
  amountMinFen: bigint | null;
  openIntroductions: number;
  introductionCap: number;
};

/** What is left to lend; never below zero. */
export function budgetLeft({ budgetFen, usedFen }: Pick<Capacity, "budgetFen" | "usedFen">): bigint {
  return budgetFen > usedFen ? budgetFen - usedFen : 0n;
}

/** The automatic move after a change of capacity, or null: used up → exhaust, freed again → free. */
export function capacityMove(status: MandateStatus, capacity: Capacity): "exhaust" | "free" | null {
  const least = capacity.amountMinFen !== null && capacity.amountMinFen > 0n ? capacity.amountMinFen : 1n;
  const usedUp = budgetLeft(capacity) < least || capacity.openIntroductions >= capacity.introductionCap;
  if (status === "active" && usedUp) return "exhaust";
  return status === "exhausted" && !usedUp ? "free" : null;
}
