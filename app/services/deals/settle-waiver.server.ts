import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import {
  conditionStatusAfter,
  waiverStatusAfter,
  type WaiverVerdict,
  whyNotSettleWaiver,
} from "#app/domain/deals/condition.ts";
import {
  refuseUnreviewedEffect,
  type ReviewedEffect,
  takesEffectWith,
} from "#app/domain/deals/taking-effect.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findWaiver, updateCondition, updateWaiver } from "#db/queries/deals/conditions.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { comeIntoEffect } from "./come-into-effect.server.ts";
import { lockCondition } from "./lock-condition.server.ts";
import { refuseUnseenPaper, type ShownCondition } from "./refuse-unseen-paper.server.ts";

export interface SettleWaiver extends Pick<ShownCondition, "readAt" | "paper"> {
  waiverId: string;
  verdict: WaiverVerdict;
  /** What the review named; null where the page named no start of a guarantee; left out by what has no page. */
  reviewed?: ReviewedEffect | null;
}

const eventTypes = {
  confirm: "condition-waived",
  decline: "waiver-declined",
  withdraw: "waiver-withdrawn",
} as const;

/**
 * A second person of the institution confirms a waiver, which waives the condition, or declines it; its proposer
 * withdraws it. The deal's lock serializes concurrent calls: the second finds the waiver settled.
 */
export function settleWaiver(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { waiverId, verdict, reviewed, ...shown }: SettleWaiver,
): Promise<void> {
  const need = verdict === "withdraw" ? "work" : "sign";
  return withActor(actor, verdict === "confirm" ? "confirm-waiver" : need, async (trx) => {
    const of = found(await findWaiver(trx, waiverId, actor.institutionId), "waiver-not-found");
    const { deal, conditions, condition, about } = await lockCondition(trx, actor, of, "waive");
    const waiver = found(await findWaiver(trx, waiverId, actor.institutionId), "waiver-not-found");
    refuseIf(whyNotSettleWaiver(waiver, verdict, actor.userId));
    if (verdict === "confirm") {
      await refuseUnseenPaper(trx, condition, { ...of, ...shown });
      const takesEffect = takesEffectWith(deal, conditions, condition.id);
      if (reviewed !== undefined)
        refuseUnreviewedEffect({ amountFen: deal.amountFen, takesEffect }, reviewed);
    }
    const at = now();
    await updateWaiver(trx, waiverId, {
      status: waiverStatusAfter(verdict),
      settledBy: actor.userId,
      settledAt: at,
    });
    if (verdict !== "confirm") {
      await record(trx, actor, { type: eventTypes[verdict], ...about, companyId: null, note: waiver.reason });
      await enqueue(trx, "notify-institution-waiver-settled", { dealId: deal.id });
      return;
    }
    const status = conditionStatusAfter(condition.status, "waive");
    await updateCondition(trx, condition.id, {
      status,
      reasonCode: null,
      note: waiver.reason,
      decidedBy: actor.userId,
      decidedAt: at,
    });
    const moved = { from: condition.status, to: status, note: waiver.reason };
    await record(trx, actor, { type: eventTypes.confirm, ...about, ...moved });
    await enqueue(trx, "notify-institution-waiver-settled", { dealId: deal.id });
    const after = conditions.map(({ id, status: before }) => (id === condition.id ? status : before));
    const isInEffect = await comeIntoEffect({ now, workingDays }, trx, actor, deal, after);
    if (!isInEffect) await enqueue(trx, "notify-company-condition-answered", { dealId: deal.id });
  });
}
