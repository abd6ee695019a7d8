import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { afterMove, type ConditionStatus, type DealStatus, whyNotMove } from "#app/domain/deals/lifecycle.ts";
import { updateDeal } from "#db/queries/deals.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface SettledDeal {
  id: string;
  status: DealStatus;
  companyId: string;
  institutionId: string;
  prospectId: string;
}

/** Once no condition stands open the money is available. The company hears of that, or else of the one that was settled. */
export async function makeAvailable(
  trx: ActorTransaction,
  actor: InstitutionActor,
  deal: SettledDeal,
  { conditions, at }: { conditions: readonly ConditionStatus[]; at: Date },
): Promise<void> {
  if (whyNotMove({ status: deal.status, conditions }, "make_available", "institution") !== null) {
    await enqueue(trx, "tell-company-condition-answered", { dealId: deal.id });
    return;
  }
  const status = afterMove(deal.status, "make_available");
  await updateDeal(trx, deal.id, { status, statusChangedAt: at });
  await record(trx, actor, {
    type: "deal-available",
    subject: { kind: "deal", id: deal.id },
    ...{ companyId: deal.companyId, institutionId: deal.institutionId, prospectId: deal.prospectId },
    ...{ from: deal.status, to: status },
  });
  await enqueue(trx, "tell-company-deal-available", { dealId: deal.id });
}
