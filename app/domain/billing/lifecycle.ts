import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const movers = {
  invoice: ["system", "admin"],
  pay: ["system", "admin"],
  waive: ["admin"],
  dispute: ["institution"],
  uphold: ["admin"],
  adjust: ["admin"],
} as const satisfies MoveParties<string>;
export type FeeMove = keyof typeof movers;

/** The lifecycle of a fee. "adjust" is a credit note; "uphold" keeps the invoice. */
export const feeLifecycle = {
  accrued: { invoice: "invoiced", waive: "waived" },
  invoiced: { pay: "paid", waive: "waived", dispute: "disputed" },
  paid: {},
  waived: {},
  disputed: { uphold: "invoiced", adjust: "adjusted", waive: "waived" },
  adjusted: {},
} as const satisfies LifecycleTable<string, FeeMove>;
export type FeeStatus = keyof typeof feeLifecycle;

const rules = lifecycleRules(feeLifecycle, movers, "fee-wrong-state");
export const FEE_STATUSES = rules.statuses;
export const feeStatusAfter = rules.after;

/** Null when the move is allowed; otherwise the reason. */
export function whyNotMoveFee(fee: { status: FeeStatus }, move: FeeMove, by: Party): RefusalCode | null {
  return rules.whyNot(fee.status, move, by);
}

/** A waiver needs four eyes: the person who requests it can't decide it. */
export function whyNotWaive(askedBy: string, decidedBy: string): RefusalCode | null {
  return askedBy === decidedBy ? "fee-second-person-needed" : null;
}
