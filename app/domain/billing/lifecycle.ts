import type { Party } from "#app/domain/accounts/actor.ts";
import { type LifecycleTable, type MoveParties, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

export const FEE_STATUSES = ["accrued", "invoiced", "paid", "waived", "disputed", "adjusted"] as const;
export type FeeStatus = (typeof FEE_STATUSES)[number];
export type FeeMove = "invoice" | "pay" | "waive" | "dispute" | "uphold" | "adjust";

/** The lifecycle of a fee. "adjust" is a credit note; "uphold" keeps the invoice. */
export const feeLifecycle = {
  accrued: { invoice: "invoiced", waive: "waived" },
  invoiced: { pay: "paid", waive: "waived", dispute: "disputed" },
  disputed: { uphold: "invoiced", adjust: "adjusted", waive: "waived" },
  paid: {},
  waived: {},
  adjusted: {},
} as const satisfies LifecycleTable<FeeStatus, FeeMove>;

const movers: MoveParties<FeeMove> = {
  invoice: ["system", "admin"],
  pay: ["system", "admin"],
  waive: ["admin"],
  dispute: ["institution"],
  uphold: ["admin"],
  adjust: ["admin"],
};

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveFee(fee: { status: FeeStatus }, move: FeeMove, by: Party): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  return nextStatus<FeeStatus, FeeMove>(feeLifecycle, fee.status, move) === null ? "fee-wrong-state" : null;
}

/** A waiver needs four eyes: the person who requests it can't decide it. */
export function whyNotWaive(askedBy: string, decidedBy: string): RefusalCode | null {
  return askedBy === decidedBy ? "fee-second-person-needed" : null;
}

export function feeStatusAfter(status: FeeStatus, move: FeeMove): FeeStatus {
  return requireNext<FeeStatus, FeeMove>(feeLifecycle, status, move);
}
