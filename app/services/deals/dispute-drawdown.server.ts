import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { type DisputeReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { afterMove, whyNotMove } from "#app/domain/deals/drawdown.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import {
  findDrawdownForCompany,
  lockDealForCompany,
  lockDrawdown,
  updateDrawdown,
} from "#db/queries/deals.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface DisputeDrawdown {
  drawdownId: string;
  reasonCode: DisputeReason;
  note: string | null;
}

/** The company says that the money did not come, or not all of it. Nothing is counted until the two agree. */
export function disputeDrawdown(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { drawdownId, reasonCode, note }: DisputeDrawdown,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { dealId } = found(
      await findDrawdownForCompany(trx, drawdownId, actor.companyId),
      "drawdown-not-found",
    );
    const deal = found(await lockDealForCompany(trx, dealId, actor.companyId), "deal-not-found");
    const drawdown = await lockDrawdown(trx, drawdownId);
    refuseIf(whyNotMove(drawdown, "dispute", "company"));
    refuseIf(whyNotReason(reasonCode, note));
    const status = afterMove(drawdown.status, "dispute");
    await updateDrawdown(trx, drawdownId, { status, disputedAt: now(), note });
    await record(trx, actor, {
      type: "drawdown-disputed",
      subject: { kind: "deal", id: dealId },
      companyId: deal.companyId,
      institutionId: deal.institutionId,
      prospectId: deal.prospectId,
      from: drawdown.status,
      to: status,
      reasonCode,
      note,
      detail: { amountFen: drawdown.amountFen.toString(), sequence: drawdown.sequence },
    });
    await enqueue(trx, "tell-institution-drawdown-answered", { drawdownId });
  });
}
