import type { Party } from "#app/domain/accounts/actor.ts";
import { type Life, type Movers, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { DealStatus } from "./lifecycle.ts";

export const DRAWDOWN_STATUSES = ["requested", "funded", "confirmed", "disputed"] as const;
export type DrawdownStatus = (typeof DRAWDOWN_STATUSES)[number];
export const DRAWDOWN_MOVES = ["fund", "confirm", "dispute", "fund_again"] as const;
export type DrawdownMove = (typeof DRAWDOWN_MOVES)[number];

/**
 * The whole life of a drawdown. Only a confirmed one counts as money, and silence confirms nothing. A dispute
 * ends when the institution pays again or corrects what it stated, or when the company finds the money.
 */
export const drawdownLife = {
  requested: { fund: "funded" },
  funded: { confirm: "confirmed", dispute: "disputed" },
  disputed: { fund_again: "funded", confirm: "confirmed" },
  confirmed: {},
} as const satisfies Life<DrawdownStatus, DrawdownMove>;

const movers: Movers<DrawdownMove> = {
  fund: ["institution"],
  confirm: ["company"],
  dispute: ["company"],
  fund_again: ["institution"],
};

/** Working days within which the company confirms or disputes what the institution says it paid. */
export const DRAWDOWN_CONFIRM_WORKING_DAYS = 3;

/** Null when the move is allowed; otherwise the one reason why it isn't. */
export function whyNotMove(
  drawdown: { status: DrawdownStatus },
  move: DrawdownMove,
  by: Party,
): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<DrawdownStatus, DrawdownMove>(drawdownLife, drawdown.status, move);
  return next === null ? "drawdown-wrong-state" : null;
}

export function afterMove(status: DrawdownStatus, move: DrawdownMove): DrawdownStatus {
  return requireNext<DrawdownStatus, DrawdownMove>(drawdownLife, status, move);
}

export type DrawingDeal = {
  status: DealStatus;
  amountFen: bigint;
  /** The sum of every drawdown so far, whatever its status. */
  askedFen: bigint;
};

/** Null when the company may ask for `amountFen` of an available deal. */
export function whyNotRequest(deal: DrawingDeal, amountFen: bigint): RefusalCode | null {
  if (deal.status !== "available" && deal.status !== "partially_drawn") return "deal-not-available";
  return amountFen <= 0n || deal.askedFen + amountFen > deal.amountFen ? "drawdown-exceeds-deal" : null;
}

/** Another amount than what was paid isn't confirmed: it opens a dispute. */
export function whyNotConfirm(fundedFen: bigint, receivedFen: bigint): RefusalCode | null {
  return fundedFen === receivedFen ? null : "drawdown-amount-differs";
}
