import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import { reversalStatusAfter, whyNotMoveReversal } from "#app/domain/deals/reversal.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateReversal } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockReversal } from "./lock-reversal.server.ts";
import { reverseDrawdown } from "./reverse-drawdown.server.ts";
import { settleDispute } from "./settle-dispute.server.ts";

export interface SettleReversal {
  reversalId: string;
  verdict: "agree" | "decline" | "withdraw";
  note: string | null;
}

const types = {
  agree: "reversal-agreed",
  decline: "reversal-declined",
  withdraw: "reversal-withdrawn",
} as const;

/**
 * The other side agrees, which reverses the drawdown now and ends a dispute on it, or declines; or the proposer
 * withdraws the proposal. The locks serialise concurrent calls: the second finds it settled.
 */
export function settleReversal(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { reversalId, verdict, note }: SettleReversal,
): Promise<void> {
  return withActor(actor, verdict === "agree" ? "agree-reversal" : "pay", async (trx) => {
    const { deal, drawdown, reversal, detail } = await lockReversal(trx, actor, reversalId);
    refuseIf(whyNotMoveReversal(reversal, verdict, actor.kind, now()));
    refuseIf(whyNotMoveDrawdown(drawdown, "reverse", actor.kind));
    const status = reversalStatusAfter(reversal.status, verdict);
    const answered = { answerer: actor.userId, answeredAt: now(), answerNote: note };
    const isAnswer = verdict !== "withdraw";
    await updateReversal(trx, reversalId, { status, endedAt: now(), ...(isAnswer && answered) });
    await recordOn(trx, actor, types[verdict], { deal }, { from: reversal.status, to: status, note, detail });
    await settleDispute(trx, actor, { deal, drawdownId: drawdown.id, at: now() });
    if (verdict === "agree") return reverseDrawdown({ now, workingDays }, trx, actor, { deal, drawdown });
    await enqueue(trx, `notify-${otherSideOf(actor)}-reversal-ended`, { drawdownId: drawdown.id });
  });
}
