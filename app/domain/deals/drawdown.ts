import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { sumFen } from "#app/lib/money.ts";
import type { DealStatus } from "./lifecycle.ts";

const movers = {
  fund: ["institution"],
  withdraw: ["company"],
  take_back: ["institution"],
  confirm: ["company"],
  dispute: ["company", "institution"],
  fund_again: ["institution"],
  drop_dispute: ["company", "institution"],
  stand: ["admin"],
  undo: ["admin"],
  correct: ["admin"],
  reverse: ["company", "institution", "admin"],
} as const satisfies MoveParties<string>;
export type DrawdownMove = keyof typeof movers;

/**
 * The lifecycle of a drawdown. Only a confirmed one counts as money, and no answer confirms nothing. A statement can be
 * withdrawn by its side until the other side has acted on it. A dispute ends when the institution pays again, corrects
 * or withdraws what it stated, when the company finds the money, when its opener drops it, or when an admin decides:
 * the payment is as stated, of another amount, or undone. A confirmed one is reversed by both sides (reversal.ts), or by
 * admins in a dispute.
 */
export const drawdownLifecycle = {
  requested: { fund: "funded", withdraw: "withdrawn" },
  funded: { confirm: "confirmed", dispute: "disputed", take_back: "requested" },
  confirmed: { reverse: "reversed" },
  disputed: {
    fund_again: "funded",
    confirm: "confirmed",
    take_back: "requested",
    drop_dispute: "funded",
    stand: "confirmed",
    correct: "confirmed",
    undo: "requested",
  },
  withdrawn: {},
  reversed: {},
} as const satisfies LifecycleTable<string, DrawdownMove>;
export type DrawdownStatus = keyof typeof drawdownLifecycle;

const rules = lifecycleRules(drawdownLifecycle, movers, "drawdown-wrong-state");
export const DRAWDOWN_STATUSES = rules.statuses;
export const drawdownStatusAfter = rules.after;

/** Working days within which the company confirms or disputes a payment that the institution reported. */
export const DRAWDOWN_CONFIRM_WORKING_DAYS = 3;

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveDrawdown(
  drawdown: { status: DrawdownStatus },
  move: DrawdownMove,
  by: Party,
): RefusalCode | null {
  return rules.whyNot(drawdown.status, move, by);
}

/**
 * Null when this side may dispute a payment. The company may at once; the institution, which can only dispute a missing
 * answer, once the company's time to answer is up.
 */
export function whyNotDispute(
  drawdown: { status: DrawdownStatus; confirmDueAt: Date | null },
  by: "company" | "institution",
  now: Date,
): RefusalCode | null {
  const no = whyNotMoveDrawdown(drawdown, "dispute", by);
  if (no !== null || by === "company") return no;
  const isUp = drawdown.confirmDueAt !== null && drawdown.confirmDueAt.getTime() < now.getTime();
  return isUp ? null : "drawdown-still-in-time";
}

/** Null when the institution may pay out on a deal: not while a condition precedent is asked for again. */
export function whyNotPay(status: DealStatus): RefusalCode | null {
  if (status === "conditions_open") return "deal-conditions-open";
  return status === "available" || status === "partially_drawn" ? null : "deal-not-available";
}

/** Whether it is in progress: one at a time per deal. */
export function isUnderway(status: DrawdownStatus): boolean {
  return status === "requested" || status === "funded" || status === "disputed";
}

/** How much of a deal was requested, in fen: what was withdrawn or reversed can be requested again. */
export function requestedFenOf(drawdowns: readonly { status: DrawdownStatus; amountFen: bigint }[]): bigint {
  return sumFen(drawdowns.map(({ status, amountFen }) => (isRequested(status) ? amountFen : 0n)));
}

/** Statuses of drawdowns that count as requested. */
export const REQUESTED_STATUSES = [
  "requested",
  "funded",
  "confirmed",
  "disputed",
] as const satisfies readonly DrawdownStatus[];

function isRequested(status: DrawdownStatus): boolean {
  return (REQUESTED_STATUSES as readonly DrawdownStatus[]).includes(status);
}

export type DealToDrawOn = {
  status: DealStatus;
  amountFen: bigint;
  /** The sum of all drawdowns that were neither withdrawn nor reversed. */
  askedFen: bigint;
};

/** Null when the company may request `amountFen` of an available deal. */
export function whyNotRequestDrawdown(deal: DealToDrawOn, amountFen: bigint): RefusalCode | null {
  if (deal.status !== "available" && deal.status !== "partially_drawn") return "deal-not-available";
  if (amountFen <= 0n) return "drawdown-not-positive";
  return deal.askedFen + amountFen > deal.amountFen ? "drawdown-exceeds-deal" : null;
}

/** An amount other than the paid one isn't confirmed: it opens a dispute. */
export function whyNotConfirm(fundedFen: bigint, receivedFen: bigint): RefusalCode | null {
  return fundedFen === receivedFen ? null : "drawdown-amount-differs";
}

/**
 * Null when a payment may be found to have been `amountFen`: an amount that differs from the stated one and that the
 * deal can still cover beside its other requests.
 */
export function whyNotCorrect(
  { amountFen: wholeFen, askedFen }: Pick<DealToDrawOn, "amountFen" | "askedFen">,
  statedFen: bigint,
  amountFen: bigint,
): RefusalCode | null {
  if (amountFen === statedFen) return "dispute-amount-same";
  const isWithin = amountFen > 0n && askedFen - statedFen + amountFen <= wholeFen;
  return isWithin ? null : "drawdown-exceeds-deal";
}
