import type { Party } from "#app/domain/accounts/actor.ts";
import { type Life, type Movers, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

export const DEAL_STATUSES = [
  "accepted",
  "documents_out",
  "signed_by_company",
  "signed_by_institution",
  "contracted",
  "conditions_open",
  "available",
  "partially_drawn",
  "drawn",
  "fell_through",
] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

export const DEAL_MOVES = [
  "send_documents",
  "sign_by_company",
  "sign_by_institution",
  "open_conditions",
  "make_available",
  "reopen_conditions",
  "draw_part",
  "draw_all",
  "fall_through",
] as const;
export type DealMove = (typeof DEAL_MOVES)[number];

/**
 * The whole life of a deal. The second signature contracts it; a contracted deal
 * without conditions is available at once. A condition that is asked for anew closes the money again. A partly drawn
 * deal that falls through keeps what was confirmed and releases the rest of the budget.
 */
export const dealLife = {
  accepted: { send_documents: "documents_out", fall_through: "fell_through" },
  documents_out: {
    sign_by_company: "signed_by_company",
    sign_by_institution: "signed_by_institution",
    fall_through: "fell_through",
  },
  signed_by_company: { sign_by_institution: "contracted", fall_through: "fell_through" },
  signed_by_institution: { sign_by_company: "contracted", fall_through: "fell_through" },
  contracted: {
    open_conditions: "conditions_open",
    make_available: "available",
    fall_through: "fell_through",
  },
  conditions_open: { make_available: "available", fall_through: "fell_through" },
  available: {
    reopen_conditions: "conditions_open",
    draw_part: "partially_drawn",
    draw_all: "drawn",
    fall_through: "fell_through",
  },
  partially_drawn: { draw_part: "partially_drawn", draw_all: "drawn", fall_through: "fell_through" },
  drawn: {},
  fell_through: {},
} as const satisfies Life<DealStatus, DealMove>;

const movers: Movers<DealMove> = {
  send_documents: ["institution"],
  sign_by_company: ["company"],
  sign_by_institution: ["institution"],
  open_conditions: ["institution", "system"],
  make_available: ["institution", "system"],
  reopen_conditions: ["institution"],
  draw_part: ["system"],
  draw_all: ["system"],
  fall_through: ["company", "institution", "admin"],
};

export const CONDITION_STATUSES = ["requested", "received", "satisfied", "waived"] as const;
export type ConditionStatus = (typeof CONDITION_STATUSES)[number];

export type MovableDeal = { status: DealStatus; conditions: readonly ConditionStatus[] };

/** Null when the move is allowed; otherwise why not. Money waits until every condition is met or waived. */
export function whyNotMove(deal: MovableDeal, move: DealMove, by: Party): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<DealStatus, DealMove>(dealLife, deal.status, move);
  if (next === null) return "deal-wrong-state";
  return move === "make_available" && deal.conditions.some(isOpenCondition) ? "deal-conditions-open" : null;
}

export function afterMove(status: DealStatus, move: DealMove): DealStatus {
  return requireNext<DealStatus, DealMove>(dealLife, status, move);
}

/** A deal that counts against what the prospect seeks; one that fell through counts what was confirmed. */
export function dealUses(deal: { status: DealStatus; amountFen: bigint; confirmedFen: bigint }): bigint {
  return deal.status === "fell_through" ? deal.confirmedFen : deal.amountFen;
}

/** The move that a confirmed drawdown makes: all of the amount confirmed, or a part. */
export function drawMove(amountFen: bigint, confirmedFen: bigint): "draw_all" | "draw_part" {
  return confirmedFen >= amountFen ? "draw_all" : "draw_part";
}

function isOpenCondition(status: ConditionStatus): boolean {
  return status === "requested" || status === "received";
}
