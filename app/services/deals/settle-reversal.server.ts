import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveDrawdown } from "#app/domain/deals/drawdown.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { reversalStatusAfter, whyNotMoveReversal } from "#app/domain/deals/reversal.ts";
import { type ReviewedReversal, refuseUnreviewedReversal } from "#app/domain/deals/reviewed-reversal.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateReversal } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockCompany } from "#db/queries/organizations/companies.ts";
import { findProspectWithLive } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { lockReversal } from "./lock-reversal.server.ts";
import { reverseDrawdown } from "./reverse-drawdown.server.ts";
import { settleDispute } from "./settle-dispute.server.ts";

export interface SettleReversal {
  reversalId: string;
  verdict: "agree" | "decline" | "withdraw";
  note: string | null;
  /** What the review of an agreement named; left out by what has no page. */
  reviewed?: ReviewedReversal;
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
  { reversalId, verdict, note, reviewed }: SettleReversal,
): Promise<void> {
  return withActor(actor, verdict === "agree" ? "agree-reversal" : "pay", async (trx) => {
    const { deal, drawdown, reversal, detail } = await lockReversal(trx, actor, reversalId);
    refuseIf(whyNotMoveReversal(reversal, verdict, actor.kind, now()));
    refuseIf(whyNotMoveDrawdown(drawdown, "reverse", actor.kind));
    if (reviewed !== undefined) {
      const ask = await findAsk(trx, actor, deal.prospectId);
      refuseUnreviewedReversal({ reversal, deal, ask }, drawdown.amountFen, reviewed);
    }
    const status = reversalStatusAfter(reversal.status, verdict);
    const answered = { answerer: actor.userId, answeredAt: now(), answerNote: note };
    const isAnswer = verdict !== "withdraw";
    await updateReversal(trx, reversalId, { status, endedAt: now(), ...(isAnswer && answered) });
    // The receipt of an agreement is that of its drawdown, of which a deal may have several.
    const agreed = { version: drawdown.sequence, detail: { ...detail, ...whatIsLeft(deal, drawdown) } };
    const moved = { from: reversal.status, to: status, note, detail, ...(verdict === "agree" && agreed) };
    await recordOn(trx, actor, types[verdict], { deal }, moved);
    await settleDispute(trx, actor, { deal, drawdownId: drawdown.id, at: now() });
    if (verdict === "agree") return reverseDrawdown({ now, workingDays }, trx, actor, { deal, drawdown });
    await enqueue(trx, `notify-${otherSideOf(actor)}-reversal-ended`, { drawdownId: drawdown.id });
  });
}

/** The ask, to its company, which starts no other meanwhile: an institution reads nothing of its money. */
async function findAsk(trx: ActorTransaction, actor: PartyActor, prospectId: string) {
  if (actor.kind === "institution") return null;
  await lockCompany(trx, actor.companyId);
  return found(await findProspectWithLive(trx, prospectId, actor.companyId), "prospect-not-found");
}

/** What an agreement leaves of the deal's money, for its receipt. */
function whatIsLeft(
  { confirmedFen, status }: { confirmedFen: bigint; status: DealStatus },
  { id: drawdownId, amountFen }: { id: string; amountFen: bigint },
) {
  return {
    drawdownId,
    confirmedFen: (confirmedFen - amountFen).toString(),
    isOver: status === "fell_through",
  };
}
