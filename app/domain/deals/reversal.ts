import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { DisputeOutcome } from "./dispute.ts";

const movers = {
  agree: ["company", "institution"],
  decline: ["company", "institution"],
  withdraw: ["company", "institution"],
  lapse: ["system"],
  dispute: ["company", "institution"],
  drop: ["company", "institution"],
  uphold: ["admin"],
  order: ["admin"],
} as const satisfies MoveParties<string>;
export type ReversalMove = keyof typeof movers;

/**
 * The lifecycle of a proposal to reverse a confirmed drawdown. The other side agrees or declines, or it lapses; then
 * its proposer may open a dispute, in which admins let the payment stand ("uphold") or reverse it ("order"). The other
 * side may still agree meanwhile. The proposer drops the proposal with the dispute.
 * The money counts until the drawdown is reversed.
 */
export const reversalLifecycle = {
  proposed: { agree: "agreed", decline: "declined", withdraw: "withdrawn", lapse: "lapsed" },
  declined: { dispute: "disputed" },
  lapsed: { dispute: "disputed" },
  disputed: { agree: "agreed", drop: "withdrawn", uphold: "upheld", order: "ordered" },
  agreed: {},
  withdrawn: {},
  upheld: {},
  ordered: {},
} as const satisfies LifecycleTable<string, ReversalMove>;
export type ReversalStatus = keyof typeof reversalLifecycle;

const rules = lifecycleRules(reversalLifecycle, movers, "reversal-wrong-state", ["agree"]);
export const REVERSAL_STATUSES = rules.statuses;
export const REVERSAL_BINDS = rules.binds;
export const reversalStatusAfter = rules.after;

/** Working days within which the other side answers; then the proposal lapses. */
export const REVERSAL_ANSWER_WORKING_DAYS = 5;

export interface MovableReversal {
  status: ReversalStatus;
  proposedBy: "company" | "institution";
  answerDueAt: Date;
}

/**
 * Null when the move is allowed; otherwise the reason. The other side answers within its time; the proposer withdraws,
 * disputes and drops it; it lapses once the time is up.
 */
export function whyNotMoveReversal(
  reversal: MovableReversal,
  move: ReversalMove,
  by: Party,
  now: Date,
): RefusalCode | null {
  const isOwn = by === reversal.proposedBy;
  if ((move === "agree" || move === "decline") && isOwn) return "not-your-move";
  if ((move === "withdraw" || move === "dispute" || move === "drop") && !isOwn) return "not-your-move";
  const no = rules.whyNot(reversal.status, move, by);
  if (no !== null || reversal.status !== "proposed") return no;
  const isPast = reversal.answerDueAt.getTime() < now.getTime();
  if (move === "lapse") return isPast ? null : "reversal-in-time";
  return isPast && move !== "withdraw" ? "reversal-past" : null;
}

/** Whether it waits for an answer or for a decision: one at a time on each drawdown. */
export function isOpenReversal(status: ReversalStatus): boolean {
  return status === "proposed" || status === "disputed";
}

/** Whether its drawdown was reversed by it. */
export function isDoneReversal(status: ReversalStatus): boolean {
  return status === "agreed" || status === "ordered";
}

/**
 * Null when its proposer may dispute it: it is the drawdown's latest, and admins have not decided on the payment
 * before.
 */
export function whyNotDisputeReversal(
  reversal: MovableReversal,
  { isLatest, wasUpheld }: { isLatest: boolean; wasUpheld: boolean },
  by: Party,
  now: Date,
): RefusalCode | null {
  const no = whyNotMoveReversal(reversal, "dispute", by, now);
  if (no !== null) return no;
  if (wasUpheld) return "reversal-decided";
  return isLatest ? null : "reversal-wrong-state";
}

/** The move that a decision makes on the proposal. An amount is not corrected: what is wrong is reversed and paid anew. */
export function moveOfReversalOutcome(outcome: DisputeOutcome): "uphold" | "order" | null {
  return outcome === "corrected" ? null : outcome === "undone" ? "order" : "uphold";
}
