import type { Party } from "#app/domain/accounts/actor.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const movers = {
  send_documents: ["institution"],
  sign_by_company: ["company"],
  sign_by_institution: ["institution"],
  open_conditions: ["institution", "system"],
  make_available: ["institution", "system"],
  reopen_conditions: ["institution"],
  draw_part: ["system"],
  draw_all: ["system"],
  reverse_part: ["system"],
  reverse_all: ["system"],
  take_effect: ["institution", "system"],
  release: ["institution"],
  fall_through: ["company", "institution", "admin"],
} as const satisfies MoveParties<string>;
export type DealMove = keyof typeof movers;

/**
 * The lifecycle of a deal. The second signature contracts it; a contracted deal without conditions is available at
 * once. A condition that is asked for again blocks the money again. A partly drawn deal that falls through keeps what
 * was confirmed and releases the rest of the budget. A reversed drawdown can be drawn again, unless the deal fell through. A guarantee has no money: where capital becomes available it takes
 * effect, and stays in force until its institution releases it.
 */
export const dealLifecycle = {
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
    take_effect: "in_force",
    fall_through: "fell_through",
  },
  conditions_open: { make_available: "available", take_effect: "in_force", fall_through: "fell_through" },
  available: {
    reopen_conditions: "conditions_open",
    draw_part: "partially_drawn",
    draw_all: "drawn",
    fall_through: "fell_through",
  },
  partially_drawn: {
    draw_part: "partially_drawn",
    draw_all: "drawn",
    reverse_part: "partially_drawn",
    reverse_all: "available",
    fall_through: "fell_through",
  },
  drawn: { reverse_part: "partially_drawn", reverse_all: "available" },
  in_force: { release: "released" },
  released: {},
  fell_through: { reverse_part: "fell_through", reverse_all: "fell_through" },
} as const satisfies LifecycleTable<string, DealMove>;
export type DealStatus = keyof typeof dealLifecycle;

const rules = lifecycleRules(dealLifecycle, movers, "deal-wrong-state", [
  "sign_by_company",
  "sign_by_institution",
  "fall_through",
  "take_effect",
  "release",
]);
export const DEAL_STATUSES = rules.statuses;
export const DEAL_MOVES = rules.moves;
export const DEAL_BINDS = rules.binds;
export const dealStatusAfter = rules.after;

export const CONDITION_STATUSES = ["requested", "received", "satisfied", "waived"] as const;
export type ConditionStatus = (typeof CONDITION_STATUSES)[number];

export type MovableDeal = {
  status: DealStatus;
  commitment: Commitment;
  conditions: readonly ConditionStatus[];
};

/** Moves of only one kind of commitment. */
const movesOf: Readonly<Partial<Record<DealMove, Commitment>>> = {
  make_available: "capital",
  take_effect: "guarantee",
};

/**
 * Null when the move is allowed; otherwise the reason. Payments, and the start of a guarantee, wait until every
 * condition is met or waived.
 */
export function whyNotMoveDeal(deal: MovableDeal, move: DealMove, by: Party): RefusalCode | null {
  const no = rules.whyNot(deal.status, move, by);
  const only = movesOf[move];
  if (no !== null || only === undefined) return no;
  if (only !== deal.commitment) return "deal-wrong-state";
  return deal.conditions.some(isOpenCondition) ? "deal-conditions-open" : null;
}

/** The move that follows once a deal's conditions are settled. */
export function moveAfterConditions(commitment: Commitment): "make_available" | "take_effect" {
  return commitment === "guarantee" ? "take_effect" : "make_available";
}

/**
 * What a deal uses of its mandate's budget, in fen: the reserved part, and the used part, which is confirmed money or a
 * guarantee in force. A deal that fell through or was released frees the rest.
 */
export function budgetUse({
  status,
  commitment,
  amountFen,
  confirmedFen,
}: {
  status: DealStatus;
  commitment: Commitment;
  amountFen: bigint;
  confirmedFen: bigint;
}): { reservedFen: bigint; usedFen: bigint } {
  const usedFen = commitment === "capital" ? confirmedFen : status === "in_force" ? amountFen : 0n;
  const isOver = status === "fell_through" || status === "released";
  return { reservedFen: isOver ? 0n : amountFen - usedFen, usedFen };
}

/**
 * What the end of a deal frees, in fen: what is not confirmed of capital, all of a guarantee. The review of the end asks
 * for this amount.
 */
export function freedFen(deal: { commitment: Commitment; amountFen: bigint; confirmedFen: bigint }): bigint {
  return deal.commitment === "guarantee" ? deal.amountFen : deal.amountFen - deal.confirmedFen;
}

/** The move that ends a deal in a status: the release of a guarantee in force, or the fall-through of any other. */
export function endingMove(status: DealStatus): "release" | "fall_through" {
  return status === "in_force" || status === "released" ? "release" : "fall_through";
}

/** The move of a confirmed drawdown: all of the amount confirmed, or a part. */
export function moveAfterDrawdown(amountFen: bigint, confirmedFen: bigint): "draw_all" | "draw_part" {
  return confirmedFen >= amountFen ? "draw_all" : "draw_part";
}

/** The move of a reversed drawdown: nothing is left confirmed, or a part. */
export function moveAfterReversal(confirmedFen: bigint): "reverse_all" | "reverse_part" {
  return confirmedFen > 0n ? "reverse_part" : "reverse_all";
}

function isOpenCondition(status: ConditionStatus): boolean {
  return status === "requested" || status === "received";
}
