import { lockDeal } from "./lock-deal.server.ts";
import { pick } from "#app/lib/pick.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { type ConditionMove, whyNotMoveCondition } from "#app/domain/deals/condition.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { listConditionsOfDeal } from "#db/queries/deals/conditions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Locks one condition of a deal, after its deal, so that concurrent decisions on its conditions see each other; refused
 * if the move is not allowed. `about`: what every event of it names.
 */
export async function lockCondition(
  trx: ActorTransaction,
  actor: PartyActor,
  { dealId, conditionId }: { dealId: string; conditionId: string },
  move: ConditionMove,
) {
  const deal = await lockDeal(trx, actor, dealId);
  const conditions = await listConditionsOfDeal(trx, dealId);
  const condition = found(
    conditions.find(({ id }) => id === conditionId),
    "condition-not-found",
  );
  const isMoneyOut = deal.fundedFen > 0n;
  refuseIf(
    whyNotMoveCondition({ status: condition.status, deal: deal.status, isMoneyOut }, move, actor.kind),
  );
  const about = {
    subject: { kind: "deal", id: dealId } as const,
    ...pick(deal, "companyId", "institutionId", "prospectId"),
    detail: { condition: condition.description },
  };
  return { deal, conditions, condition, about };
}
