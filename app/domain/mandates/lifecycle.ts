import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";

/** How many calendar days before the end of a mandate's validity its institution is warned. */
export const MANDATE_WARNED_DAYS_BEFORE = 14;

const movers = {
  submit: ["institution"],
  return: ["institution"],
  approve: ["institution"],
  pause: ["institution", "admin"],
  resume: ["institution"],
  exhaust: ["system"],
  free: ["system"],
  expire: ["system"],
  retire: ["institution"],
} as const satisfies MoveParties<string>;
export type MandateMove = keyof typeof movers;

/**
 * The lifecycle of a mandate. Its institution's owner approves what a member submitted; an owner's own submission is
 * approved at once. An active mandate is edited as a new version (versions/lifecycle.ts) while the old one stays in
 * force. "exhaust" and "free" follow budget and cap. An admin pauses what a changed licence doesn't carry.
 */
export const mandateLifecycle = {
  draft: { submit: "pending_approval", retire: "retired" },
  pending_approval: { return: "draft", approve: "active", retire: "retired" },
  active: { pause: "paused", exhaust: "exhausted", expire: "expired", retire: "retired" },
  paused: { resume: "active", expire: "expired", retire: "retired" },
  exhausted: { free: "active", pause: "paused", expire: "expired", retire: "retired" },
  expired: { submit: "pending_approval", retire: "retired" },
  retired: {},
} as const satisfies LifecycleTable<string, MandateMove>;
export type MandateStatus = keyof typeof mandateLifecycle;

/** Of a mandate that companies may read: in force, and not paused by its institution. An exhausted one comes back by itself. */
export const PUBLISHED_MANDATES = ["active", "exhausted"] as const satisfies readonly MandateStatus[];

const rules = lifecycleRules(mandateLifecycle, movers, "mandate-wrong-state");
export const MANDATE_STATUSES = rules.statuses;
export const mandateStatusAfter = rules.after;

export type MovableMandate = { status: MandateStatus; validUntil: Day };

/** Null when the move is allowed; otherwise the reason. A mandate whose validity has ended can't be reactivated. */
export function whyNotMoveMandate(
  mandate: MovableMandate,
  move: MandateMove,
  by: Party,
  today: Day,
): RefusalCode | null {
  const no = rules.whyNot(mandate.status, move, by);
  if (no !== null) return no;
  const next = mandateStatusAfter(mandate.status, move);
  return (next === "active" || next === "pending_approval") && mandate.validUntil < today
    ? "mandate-expired"
    : null;
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
