import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { ConditionStatus, DealStatus } from "./lifecycle.ts";

const movers = {
  provide: ["company"],
  take_back: ["company"],
  send_back: ["institution"],
  satisfy: ["institution"],
  waive: ["institution"],
  reopen: ["institution"],
} as const satisfies MoveParties<string>;
export type ConditionMove = keyof typeof movers;

/**
 * The lifecycle of a condition precedent: the company provides it, the institution satisfies it, returns it, or waives
 * it. A settled one may be asked for again until money was paid out.
 */
export const conditionLifecycle = {
  requested: { provide: "received", satisfy: "satisfied", waive: "waived" },
  received: { take_back: "requested", send_back: "requested", satisfy: "satisfied", waive: "waived" },
  satisfied: { reopen: "requested" },
  waived: { reopen: "requested" },
} as const satisfies LifecycleTable<ConditionStatus, ConditionMove>;

const rules = lifecycleRules(conditionLifecycle, movers, "deal-wrong-state");
export const CONDITION_MOVES = rules.moves;
export const conditionStatusAfter = rules.after;

/** A condition with the state of its deal. */
export interface MovableCondition {
  status: ConditionStatus;
  deal: DealStatus;
  /** Whether the institution has marked any drawdown of the deal as paid, confirmed or not. */
  isMoneyOut: boolean;
}

/**
 * Null when the move is allowed; otherwise the reason. Conditions can change while they are open; a settled one can
 * also be asked for again once the money is available, as long as none was paid out.
 */
export function whyNotMoveCondition(
  { status, deal, isMoneyOut }: MovableCondition,
  move: ConditionMove,
  by: Party,
): RefusalCode | null {
  const no = rules.whyNot(status, move, by);
  if (no === "not-your-move") return no;
  if (move === "reopen" && isMoneyOut) return "condition-money-out";
  const isTime = deal === "conditions_open" || (move === "reopen" && deal === "available");
  return isTime ? no : "deal-wrong-state";
}

/**
 * Null when the company may give a paper to a condition now; a paper is read by the institution through the consent in
 * force alone.
 */
export function whyNotGivePaper(
  condition: MovableCondition,
  consentExpiresAt: Date | null,
  now: Date,
): RefusalCode | null {
  const isConsented = consentExpiresAt !== null && consentExpiresAt > now;
  return (
    whyNotMoveCondition(condition, "provide", "company") ?? (isConsented ? null : "consent-not-in-force")
  );
}

export type WaiverStatus = "proposed" | "confirmed" | "declined" | "withdrawn" | "lapsed";

/** The verdicts on a proposed waiver: a colleague confirms or declines it, or its proposer withdraws it. */
export const WAIVER_VERDICTS = ["confirm", "decline", "withdraw"] as const;
export type WaiverVerdict = (typeof WAIVER_VERDICTS)[number];

const afterVerdict = { confirm: "confirmed", decline: "declined", withdraw: "withdrawn" } as const;

/**
 * Null when this person may settle the waiver so. Nobody confirms or declines their own proposal, and only the proposer
 * withdraws it.
 */
export function whyNotSettleWaiver(
  waiver: { status: WaiverStatus; proposedBy: string },
  verdict: WaiverVerdict,
  userId: string,
): RefusalCode | null {
  if (waiver.status !== "proposed") return "waiver-wrong-state";
  const isOwn = waiver.proposedBy === userId;
  if (verdict === "withdraw") return isOwn ? null : "waiver-not-yours";
  return isOwn ? "waiver-same-person" : null;
}

export function waiverStatusAfter(verdict: WaiverVerdict): Exclude<WaiverStatus, "proposed" | "lapsed"> {
  return afterVerdict[verdict];
}
