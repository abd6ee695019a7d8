import { workingDaysFrom } from "#app/domain/clocks.ts";
import { otherSide, turnOf } from "#app/domain/deals/dispute.ts";
import { isOpenReversal } from "#app/domain/deals/reversal.ts";
import type { listDrawdownsWithFees } from "#db/queries/deals/deal-lists.ts";
import type { ServiceContext } from "../context.ts";

type Drawdown = Omit<Awaited<ReturnType<typeof listDrawdownsWithFees>>[number], "feeInvoiceId">;

/** The first drawdown of a deal whose reversal waits for an answer or for admins, with whose turn it is. */
export function openReversalOf(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  drawdowns: readonly Drawdown[],
) {
  const waiting = drawdowns.find(
    ({ reversalStatus }) => reversalStatus !== null && isOpenReversal(reversalStatus),
  );
  if (waiting === undefined) return null;
  const { id: drawdownId, sequence } = waiting;
  const isDisputed = waiting.reversalStatus === "disputed";
  const turn = isDisputed ? turnInDispute(waiting, ctx.now()) : turnToAnswer(waiting);
  return {
    drawdownId,
    sequence,
    disputeId: isDisputed ? waiting.disputeId : null,
    turn: turn && { ...turn, workingDays: workingDaysFrom(ctx, turn.dueAt) },
  };
}

function turnToAnswer({ reversalProposedBy, reversalProposedAt, reversalDueAt }: Drawdown) {
  if (reversalProposedBy === null || reversalProposedAt === null || reversalDueAt === null) return null;
  return { who: otherSide(reversalProposedBy), from: reversalProposedAt, dueAt: reversalDueAt };
}

function turnInDispute(drawdown: Drawdown, now: Date) {
  const { disputeStatus: status, openedBy, answerDueAt, decideDueAt, disputeOpenedAt: from } = drawdown;
  if (status === null || openedBy === null || answerDueAt === null || decideDueAt === null || from === null)
    return null;
  const turn = turnOf({ status, openedBy, answerDueAt, decideDueAt }, now);
  return turn && { ...turn, from };
}
