import type { RefusalCode } from "#app/domain/refusal.ts";
import { type DisputeOutcome, moveOfOutcome } from "./dispute.ts";
import { type DrawdownStatus, whyNotMoveDrawdown } from "./drawdown.ts";
import { moveOfReversalOutcome } from "./reversal.ts";

export const FINDING_STATUSES = ["proposed", "confirmed", "sent_back", "withdrawn", "lapsed"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** The verdicts on a proposed finding: another admin confirms it or sends it back, or its proposer withdraws it. */
export const FINDING_VERDICTS = ["confirm", "send_back", "withdraw"] as const;
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

const afterVerdict = { confirm: "confirmed", send_back: "sent_back", withdraw: "withdrawn" } as const;

/**
 * Null when this admin may settle the finding so. Nobody confirms or sends back their own proposal, and only the
 * proposer withdraws it.
 */
export function whyNotSettleFinding(
  finding: { status: FindingStatus; proposedBy: string },
  verdict: FindingVerdict,
  userId: string,
): RefusalCode | null {
  if (finding.status !== "proposed") return "finding-wrong-state";
  const isOwn = finding.proposedBy === userId;
  if (verdict === "withdraw") return isOwn ? null : "finding-not-yours";
  return isOwn ? "finding-same-person" : null;
}

export function findingStatusAfter(verdict: FindingVerdict): Exclude<FindingStatus, "proposed" | "lapsed"> {
  return afterVerdict[verdict];
}

/**
 * Null when admins may find so on the drawdown of a dispute. On a disputed reversal they find that the payment stands or
 * is reversed; another amount is reversed and paid anew.
 */
export function whyNotDecide(
  { reversalId }: { reversalId: string | null },
  drawdown: { status: DrawdownStatus },
  outcome: DisputeOutcome,
): RefusalCode | null {
  if (reversalId === null) return whyNotMoveDrawdown(drawdown, moveOfOutcome[outcome], "admin");
  if (moveOfReversalOutcome(outcome) === null) return "reversal-not-corrected";
  return whyNotMoveDrawdown(drawdown, "reverse", "admin");
}
