import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { afterMove, DRAWDOWN_CONFIRM_WORKING_DAYS, whyNotMove } from "#app/domain/deals/drawdown.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import {
  findDrawdownForInstitution,
  lockDealForInstitution,
  lockDrawdown,
  updateDeal,
  updateDrawdown,
} from "#db/queries/deals.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface FundDrawdown {
  drawdownId: string;
  /** The day on which the money left. */
  valueDate: Day;
  paymentReference: string;
}

/**
 * The institution states that it paid. It counts as nothing until the company confirms it, which it should do, or
 * dispute, within three working days; silence confirms nothing.
 */
export function fundDrawdown(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { drawdownId, valueDate, paymentReference }: FundDrawdown,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { dealId } = found(
      await findDrawdownForInstitution(trx, drawdownId, actor.institutionId),
      "drawdown-not-found",
    );
    const deal = found(await lockDealForInstitution(trx, dealId, actor.institutionId), "deal-not-found");
    const drawdown = await lockDrawdown(trx, drawdownId);
    const again = drawdown.status === "disputed";
    const move = again ? "fund_again" : "fund";
    refuseIf(whyNotMove(drawdown, move, "institution"));
    const status = afterMove(drawdown.status, move);
    await updateDrawdown(trx, drawdownId, {
      status,
      fundedAt: now(),
      valueDate,
      paymentReference,
      confirmDueAt: deadlineAfter(now(), DRAWDOWN_CONFIRM_WORKING_DAYS, workingDays.isWorkingDay),
    });
    if (!again) await updateDeal(trx, dealId, { fundedFen: deal.fundedFen + drawdown.amountFen });
    await record(trx, actor, {
      type: "drawdown-funded",
      subject: { kind: "deal", id: dealId },
      companyId: deal.companyId,
      institutionId: deal.institutionId,
      prospectId: deal.prospectId,
      from: drawdown.status,
      to: status,
      detail: {
        amountFen: drawdown.amountFen.toString(),
        sequence: drawdown.sequence,
        valueDate,
        paymentReference,
      },
    });
    await enqueue(trx, "tell-company-drawdown-funded", { drawdownId });
  });
}
