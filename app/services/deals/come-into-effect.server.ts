import type { PartyActor } from "#app/domain/accounts/actor.ts";
import {
  dealStatusAfter,
  type ConditionStatus,
  moveAfterConditions,
  whyNotMoveDeal,
} from "#app/domain/deals/lifecycle.ts";
import { drawMandateBudget } from "#db/queries/mandates/budgets.ts";
import { type lockDealRow, updateDeal } from "#db/queries/deals/deals.ts";
import { record } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

type SignedDeal = NonNullable<Awaited<ReturnType<typeof lockDealRow>>>;

/**
 * Once a signed deal has no open condition its money is available, or its guarantee in force: a guarantee then counts
 * as used budget, and its application is complete. Returns whether that happened.
 */
export async function comeIntoEffect(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: PartyActor,
  deal: SignedDeal,
  conditions: readonly ConditionStatus[],
): Promise<boolean> {
  const { id, commitment, companyId, institutionId, prospectId } = deal;
  const move = moveAfterConditions(commitment);
  if (whyNotMoveDeal({ ...deal, conditions }, move, "system") !== null) return false;
  const status = dealStatusAfter(deal.status, move);
  const about = {
    subject: { kind: "deal", id } as const,
    companyId,
    institutionId,
    prospectId,
    from: deal.status,
    to: status,
  };
  await updateDeal(trx, id, { status, statusChangedAt: clock.now() });
  if (commitment === "capital") {
    await record(trx, actor, { type: "deal-available", ...about });
    await enqueue(trx, "notify-company-deal-available", { dealId: id });
    return true;
  }
  await drawMandateBudget(trx, id, deal.amountFen);
  await record(trx, actor, { type: "guarantee-in-force", ...about });
  await followIntroduction(clock, trx, actor, deal.introductionId, { what: "guarantee-in-force" });
  await enqueue(trx, "notify-guarantee-in-force", { dealId: id });
  return true;
}
