import type { RefusalCode } from "#app/domain/refusal.ts";

/**
 * `matched`: its money is booked to an institution, or it settled a refund. `returned`: what arrived went back wholly.
 * `ignored`: it has nothing to do with fees, such as interest. `came-back`: a refund that its payee's bank sent back, and
 * the transfer that it was.
 */
export const BANK_LINE_STATUSES = ["unmatched", "matched", "returned", "ignored", "came-back"] as const;
export type BankLineStatus = (typeof BANK_LINE_STATUSES)[number];

/**
 * What an admin proposes and another confirms. `match`: that money that arrived is an institution's, and pays invoices.
 * `settle`: that money that left is a refund. `came-back`: that money that arrived is a refund that could not be paid out.
 * `ignore`, and `undo` of a match. `apply`: that an institution's money pays an invoice. `return`: that it goes back.
 */
export type BankLineProposalKind = "match" | "settle" | "came-back" | "ignore" | "undo";
export type BankProposalKind = BankLineProposalKind | "apply" | "return";

/** Null when a line may be proposed for this; otherwise the reason. */
export function whyNotProposeForLine(
  line: { status: BankLineStatus; amountFen: bigint; seenAt: Date | null },
  kind: BankLineProposalKind,
): RefusalCode | null {
  if (line.seenAt === null) return "bank-line-wrong-state";
  const needed: BankLineStatus = kind === "undo" ? "matched" : "unmatched";
  if (line.status !== needed) return "bank-line-wrong-state";
  const isArrived = line.amountFen > 0n;
  if ((kind === "match" || kind === "came-back" || kind === "undo") && !isArrived)
    return "bank-line-wrong-direction";
  return kind === "settle" && isArrived ? "bank-line-wrong-direction" : null;
}
