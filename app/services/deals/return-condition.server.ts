import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type ConditionReturnReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { conditionStatusAfter } from "#app/domain/deals/condition.ts";
import { dealStatusAfter, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { updateCondition } from "#db/queries/deals/conditions.ts";
import { updateDeal } from "#db/queries/deals/deals.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { lockCondition } from "./lock-condition.server.ts";
import { refuseUnseenPaper, type ShownCondition } from "./refuse-unseen-paper.server.ts";

export interface ReturnCondition extends ShownCondition {
  /** Returns what the company provided, or reopens a settled condition. */
  move: "send_back" | "reopen";
  reasonCode: ConditionReturnReason;
  note: string | null;
}

/**
 * The institution asks the company for a condition again, with a reason. Reopening a settled one makes available money
 * unavailable again; once money has been paid out on it, this is refused.
 */
export function returnCondition(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { move, reasonCode, note, ...of }: ReturnCondition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { deal, condition, about } = await lockCondition(trx, actor, of, move);
    refuseIf(whyNotReason(reasonCode, note));
    await refuseUnseenPaper(trx, condition, of);
    const status = conditionStatusAfter(condition.status, move);
    await updateCondition(trx, condition.id, {
      status,
      requestedAt: now(),
      reasonCode,
      note,
      decidedBy: null,
      decidedAt: null,
      documentId: null,
      providedNote: null,
      providedBy: null,
      providedAt: null,
    });
    await record(trx, actor, {
      type: move === "reopen" ? "condition-reopened" : "condition-sent-back",
      ...about,
      from: condition.status,
      to: status,
      reasonCode,
      note,
    });
    const isClosed = whyNotMoveDeal({ ...deal, conditions: [] }, "reopen_conditions", "institution") === null;
    if (isClosed) {
      const to = dealStatusAfter(deal.status, "reopen_conditions");
      await updateDeal(trx, deal.id, { status: to, statusChangedAt: now() });
      const { detail, ...parties } = about;
      await record(trx, actor, { type: "deal-closed-again", ...parties, detail, from: deal.status, to });
    }
    await enqueue(trx, "notify-company-condition-answered", { dealId: deal.id });
  });
}
