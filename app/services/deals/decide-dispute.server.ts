import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type DisputeGround, whyNotReason } from "#app/domain/codes/reasons.ts";
import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { insertFinding } from "#db/queries/deals/findings.ts";
import { countConfirming } from "#db/queries/moderation/ties.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { carryOutFinding } from "./carry-out-finding.server.ts";
import { lockToDecide } from "./lock-to-decide.server.ts";

export interface DecideDispute {
  disputeId: string;
  outcome: DisputeOutcome;
  /** What arrived, if the amount found differs from the one stated. */
  foundFen: bigint | null;
  ground: DisputeGround;
  /** Sent to both sides. */
  words: string;
  /** The mark of what the page showed of both sides; left out by what has no page. */
  shown?: string;
}

/**
 * An admin proposes a finding from what both sides have shown. It changes nothing, and neither side reads it, until
 * another admin confirms it. Without another admin it is the decision at once, and the audit trail states that it was
 * made alone.
 */
export function decideDispute(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { disputeId, outcome, foundFen, ground, words, shown }: DecideDispute,
): Promise<{ isDecided: boolean }> {
  return withActor(actor, "settle", async (trx) => {
    const locked = await lockToDecide(trx, actor, { disputeId, outcome, foundFen, shown }, now());
    refuseIf(whyNotReason(ground, words));
    const { id } = found(
      await insertFinding(trx, {
        disputeId,
        outcome,
        ground,
        words,
        foundFen: locked.amountFen,
        proposedBy: actor.userId,
        proposedAt: now(),
      }),
      "finding-proposed-already",
    );
    const isAlone = (await countConfirming(trx, "finance", locked.dispute)) <= 1;
    if (isAlone) {
      const finding = { id, outcome, ground, words };
      await carryOutFinding({ now, workingDays }, trx, actor, { locked, finding, isAlone });
    } else {
      const deal = { id: locked.deal.id, companyId: null, institutionId: null, prospectId: null };
      const detail = { ground, amountFen: locked.amountFen.toString() };
      const proposed = { reasonCode: outcome, note: words, detail };
      await recordOn(trx, actor, "finding-proposed", { deal }, proposed);
      await enqueue(trx, "notify-admins-finding-proposed", { disputeId });
    }
    return { isDecided: isAlone };
  });
}
