import { lockDeal } from "./lock-deal.server.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { dealStatusAfter, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { updateDeal } from "#db/queries/deals/deals.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

/** The institution has sent the contract: both sides may sign from now on. */
export function sendDocuments(ctx: ServiceContext, actor: InstitutionActor, dealId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const deal = await lockDeal(trx, actor, dealId);
    refuseIf(whyNotMoveDeal({ ...deal, conditions: [] }, "send_documents", "institution"));
    const status = dealStatusAfter(deal.status, "send_documents");
    await updateDeal(trx, dealId, { status, statusChangedAt: ctx.now() });
    await recordOn(trx, actor, "contract-sent", { deal }, { to: status });
    await enqueue(trx, "notify-company-contract-sent", { dealId });
  });
}
