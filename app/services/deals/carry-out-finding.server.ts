import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { DisputeGround } from "#app/domain/codes/reasons.ts";
import { disputeStatusAfter, type DisputeOutcome } from "#app/domain/deals/dispute.ts";
import { drawdownStatusAfter } from "#app/domain/deals/drawdown.ts";
import { updateDeal, updateDrawdown } from "#db/queries/deals/deals.ts";
import { updateDispute } from "#db/queries/deals/disputes.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { updateFinding } from "#db/queries/deals/findings.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { decideReversal } from "./decide-reversal.server.ts";
import { settleDrawdown } from "./settle-drawdown.server.ts";
import type { lockToDecide } from "./lock-to-decide.server.ts";

type Locked = Awaited<ReturnType<typeof lockToDecide>>;

export interface CarriedOut {
  locked: Locked;
  finding: { id: string; outcome: DisputeOutcome; ground: DisputeGround; words: string };
  /** There is no second admin to confirm it; the audit trail states so. */
  isAlone: boolean;
}

/**
 * A confirmed finding becomes the decision: the payment counts, counts at another amount, or is undone and waits to be
 * paid; a disputed reversal is carried out or not. It replaces the company's confirmation, so that the fee accrues once, on the amount found. Of a concurrent
 * confirmation and decision, the second finds the dispute ended.
 */
export async function carryOutFinding(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: AdminActor,
  { locked, finding, isAlone }: CarriedOut,
): Promise<void> {
  const { prospect, deal, dispute, drawdown, amountFen } = locked;
  const { id, outcome, ground, words } = finding;
  const at = now();
  await updateFinding(trx, id, { status: "confirmed", settledBy: actor.userId, settledAt: at });
  if (dispute.reversalId !== null)
    await decideReversal({ now, workingDays }, trx, actor, {
      locked,
      reversalId: dispute.reversalId,
      outcome,
    });
  else if (outcome === "undone") await undo(trx, locked);
  else await settleDrawdown({ now, workingDays }, trx, actor, { prospect, deal, drawdown, amountFen });
  const status = disputeStatusAfter(dispute.status, "decide");
  await updateDispute(trx, dispute.id, {
    status,
    outcome,
    ground,
    decisionNote: words,
    foundFen: amountFen,
    decidedBy: actor.userId,
    endedAt: at,
  });
  const amounts = { amountFen: amountFen.toString(), sequence: drawdown.sequence };
  const decided = {
    from: dispute.status,
    to: status,
    reasonCode: outcome,
    note: words,
    detail: { ground, ...amounts, ...(isAlone && { isAlone }) },
  };
  await recordOn(trx, actor, "dispute-decided", { deal }, decided);
  const kind = dispute.reversalId === null ? "notify-dispute-decided" : "notify-reversal-decided";
  await enqueue(trx, kind, { disputeId: dispute.id });
}

/** The payment was not made: the request is as before it, and the deal counts nothing as paid by it. */
async function undo(trx: ActorTransaction, { deal, drawdown }: Locked): Promise<void> {
  await updateDeal(trx, deal.id, { fundedFen: deal.fundedFen - drawdown.amountFen });
  await updateDrawdown(trx, drawdown.id, {
    status: drawdownStatusAfter(drawdown.status, "undo"),
    fundedAt: null,
    valueDate: null,
    paymentReference: null,
    confirmDueAt: null,
    disputedAt: null,
    note: null,
  });
}
