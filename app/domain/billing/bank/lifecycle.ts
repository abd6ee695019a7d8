import type { RefusalCode } from "#app/domain/refusal.ts";

/**
 * `matched`: its money is booked to an institution, or it settled a refund. `returned`: what arrived went back wholly.
 * `ignored`: it has nothing to do with fees, such as interest. `came-back`: a refund that its payee's bank sent back, and
 * the transfer that it was. `doubtful`: it might be a line of another file; nothing is booked until a person has said.
 * `repeated`: it is that line.
 */
export const BANK_LINE_STATUSES = [
  "doubtful",
  "unmatched",
  "matched",
  "returned",
  "ignored",
  "came-back",
  "repeated",
] as const;
export type BankLineStatus = (typeof BANK_LINE_STATUSES)[number];

/**
 * What an admin proposes and another confirms. `match`: that money that arrived is an institution's, and pays invoices.
 * `assign`: that it is an institution's, and pays nothing yet. `settle`: that money that left is a refund. `came-back`: that money that arrived is a refund that could not be paid out.
 * `ignore`, and `undo` of a match. `another`: that a line is not the one of another file that it might be. `apply`: that
 * an institution's money pays an invoice. `return`: that it goes back.
 */
export type BankLineProposalKind =
  "match" | "assign" | "settle" | "came-back" | "ignore" | "undo" | "another";
export type BankProposalKind = BankLineProposalKind | "apply" | "return";

/** Null when a line may be proposed for this; otherwise the reason. */
export function whyNotProposeForLine(
  line: { status: BankLineStatus; amountFen: bigint; seenAt: Date | null },
  kind: BankLineProposalKind,
): RefusalCode | null {
  if (kind === "another")
    return line.status === "doubtful" || line.status === "repeated" ? null : "bank-line-wrong-state";
  if (line.seenAt === null) return "bank-line-wrong-state";
  const needed: BankLineStatus = kind === "undo" ? "matched" : "unmatched";
  if (line.status !== needed) return "bank-line-wrong-state";
  const isArrived = line.amountFen > 0n;
  if (kind === "ignore") return null;
  return isArrived === (kind === "settle") ? "bank-line-wrong-direction" : null;
}

/** Null when a line may be said to be the one of another file; otherwise the reason. */
export function whyNotRepeat({ status }: { status: BankLineStatus }): RefusalCode | null {
  return status === "doubtful" ? null : "bank-line-wrong-state";
}
