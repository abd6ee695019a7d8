import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { afterMove, whyNotMove } from "#app/domain/deals/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import {
  listConditionsOfDeal,
  lockDealForInstitution,
  updateCondition,
  updateDeal,
} from "#db/queries/deals.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface DecideCondition {
  dealId: string;
  conditionId: string;
  decision: "satisfied" | "waived";
  /** Why it is waived; needed then. */
  note: string | null;
}

/** The institution settles a condition precedent; when the last one is settled, the money is available. */
export function decideCondition(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { dealId, conditionId, decision, note }: DecideCondition,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const deal = found(await lockDealForInstitution(trx, dealId, actor.institutionId), "deal-not-found");
    const conditions = await listConditionsOfDeal(trx, dealId);
    const condition = found(
      conditions.find(({ id }) => id === conditionId),
      "condition-not-found",
    );
    if (deal.status !== "conditions_open") throw new Refusal("deal-wrong-state");
    if (condition.status === "satisfied" || condition.status === "waived")
      throw new Refusal("deal-wrong-state");
    if (decision === "waived" && (note ?? "").trim() === "") throw new Refusal("reason-text-missing");

    const parties = {
      companyId: deal.companyId,
      institutionId: deal.institutionId,
      prospectId: deal.prospectId,
    };
    const subject = { kind: "deal", id: dealId } as const;
    await updateCondition(trx, conditionId, {
      status: decision,
      note,
      decidedBy: actor.userId,
      decidedAt: now(),
    });
    await record(trx, actor, {
      type: decision === "satisfied" ? "condition-satisfied" : "condition-waived",
      subject,
      ...parties,
      from: condition.status,
      to: decision,
      note,
      detail: { condition: condition.description },
    });
    const after = conditions.map(({ id, status }) => (id === conditionId ? decision : status));
    if (whyNotMove({ status: deal.status, conditions: after }, "make_available", "institution") !== null)
      return;
    const status = afterMove(deal.status, "make_available");
    await updateDeal(trx, dealId, { status, statusChangedAt: now() });
    await record(trx, actor, { type: "deal-available", subject, ...parties, from: deal.status, to: status });
    await enqueue(trx, "tell-company-deal-available", { dealId });
  });
}
