import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { whyNotReason } from "#app/domain/codes/reasons.ts";
import type { ReversalReason } from "#app/domain/codes/reversal-reasons.ts";
import { whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { REVERSAL_ANSWER_WORKING_DAYS } from "#app/domain/deals/reversal.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { pick } from "#app/lib/pick.ts";
import { record } from "#db/queries/audit/events.ts";
import { insertReversal } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockDrawdown } from "./lock-drawdown.server.ts";

export interface ProposeReversal {
  drawdownId: string;
  reasonCode: ReversalReason;
  note: string | null;
}

/**
 * One side proposes that a confirmed drawdown be reversed: its money did not arrive after all, or was sent back. It
 * counts until the other side agrees.
 */
export function proposeReversal(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { drawdownId, reasonCode, note }: ProposeReversal,
): Promise<{ reversalId: string }> {
  return withActor(actor, "pay", async (trx) => {
    const { deal, drawdown, about } = await lockDrawdown(trx, actor, drawdownId);
    refuseIf(whyNotMoveDrawdown(drawdown, "reverse", actor.kind));
    refuseIf(whyNotReason(reasonCode, note));
    const { id: reversalId } = found(
      await insertReversal(trx, {
        drawdownId,
        dealId: deal.id,
        ...pick(deal, "companyId", "institutionId"),
        proposedBy: actor.kind,
        proposer: actor.userId,
        reasonCode,
        note,
        amountFen: drawdown.amountFen,
        proposedAt: now(),
        answerDueAt: deadlineAfter(now(), REVERSAL_ANSWER_WORKING_DAYS, workingDays),
      }),
      "reversal-open-already",
    );
    await record(trx, actor, { type: "reversal-proposed", ...about, to: "proposed", reasonCode, note });
    await enqueue(trx, `notify-${otherSideOf(actor)}-reversal-proposed`, { drawdownId });
    return { reversalId };
  });
}
