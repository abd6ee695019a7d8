import type { Actor } from "#app/domain/accounts/actor.ts";
import { conditionStatusAfter } from "#app/domain/deals/condition.ts";
import { pick } from "#app/lib/pick.ts";
import { record } from "#db/queries/audit/events.ts";
import { type listConditionsOfDeal, updateCondition } from "#db/queries/deals/conditions.ts";
import type { lockDealForAdmin } from "#db/queries/deals/deals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface Received {
  deal: NonNullable<Awaited<ReturnType<typeof lockDealForAdmin>>>;
  condition: Awaited<ReturnType<typeof listConditionsOfDeal>>[number];
  documentId: string;
  by: string;
  at: Date;
}

/** A condition has its paper: the institution's turn begins with the last one. The caller locks and checks. */
export async function receiveCondition(
  trx: ActorTransaction,
  actor: Actor,
  { deal, condition, documentId, by, at }: Received,
): Promise<void> {
  const status = conditionStatusAfter(condition.status, "provide");
  const given = { status, documentId, providedBy: by, providedAt: at };
  await updateCondition(trx, condition.id, given);
  await record(trx, actor, {
    type: "condition-provided",
    subject: { kind: "deal", id: deal.id },
    ...pick(deal, "companyId", "institutionId", "prospectId"),
    detail: { condition: condition.description },
    from: condition.status,
    to: status,
  });
  await enqueue(trx, "notify-institution-condition-provided", { dealId: deal.id });
}
