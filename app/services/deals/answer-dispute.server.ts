import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import {
  disputeStatusAfter,
  DISPUTE_DECIDE_WORKING_DAYS,
  whyNotMoveDispute,
} from "#app/domain/deals/dispute.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findDispute, lockDispute, updateDispute } from "#db/queries/deals/disputes.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface AnswerDispute {
  disputeId: string;
  words: string;
}

/** The other side answers; from then on an admin decides, within a deadline of their own. */
export function answerDispute(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  { disputeId, words }: AnswerDispute,
): Promise<void> {
  return withActor(actor, "evidence", async (trx) => {
    const { prospectId } = found(await findDispute(trx, disputeId), "dispute-not-found");
    const dispute = await lockDispute(trx, disputeId);
    refuseIf(whyNotMoveDispute(dispute, "answer", actor.kind, now()));
    const status = disputeStatusAfter(dispute.status, "answer");
    await updateDispute(trx, disputeId, {
      status,
      answer: words,
      answerer: actor.userId,
      answeredAt: now(),
      decideDueAt: deadlineAfter(now(), DISPUTE_DECIDE_WORKING_DAYS, workingDays),
    });
    const deal = {
      id: dispute.dealId,
      companyId: dispute.companyId,
      institutionId: dispute.institutionId,
      prospectId,
    };
    const moved = { from: dispute.status, to: status, note: words };
    await recordOn(trx, actor, "dispute-answered", { deal }, moved);
    await enqueue(trx, `notify-${otherSideOf(actor)}-dispute-answered`, { disputeId });
    await enqueue(trx, "notify-admins-dispute-to-decide", { disputeId });
  });
}
