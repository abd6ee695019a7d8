import { lockDeal } from "./lock-deal.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { requestedFenOf, whyNotRequestDrawdown } from "#app/domain/deals/drawdown.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { insertDrawdown, listDrawdownsOfDeal } from "#db/queries/deals/deals.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

export interface RequestDrawdown {
  dealId: string;
  amountFen: bigint;
  /** What was left to draw when it was read; left out by what has no page. */
  leftFen?: bigint;
}

/**
 * The company asks for money of an available deal. One drawdown is under way at a time. Refused if money was asked for
 * since the page was read: it would be asked for twice.
 */
export function requestDrawdown(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { dealId, amountFen, leftFen }: RequestDrawdown,
): Promise<{ drawdownId: string }> {
  return withActor(actor, "pay", async (trx) => {
    const deal = await lockDeal(trx, actor, dealId);
    const earlier = await listDrawdownsOfDeal(trx, dealId);
    const asked = { status: deal.status, amountFen: deal.amountFen, askedFen: requestedFenOf(earlier) };
    const isAsRead = leftFen === undefined || leftFen === asked.amountFen - asked.askedFen;
    refuseIf(whyNotRequestDrawdown(asked, amountFen) ?? (isAsRead ? null : "review-outdated"));
    const drawdown = found(
      await insertDrawdown(trx, {
        dealId,
        sequence: earlier.length + 1,
        companyId: deal.companyId,
        institutionId: deal.institutionId,
        amountFen,
        status: "requested",
        requestedAt: now(),
      }),
      "drawdown-wrong-state",
    );
    const detail = { amountFen: amountFen.toString(), sequence: earlier.length + 1 };
    await recordOn(trx, actor, "drawdown-requested", { deal }, { from: null, to: "requested", detail });
    await enqueue(trx, "notify-institution-drawdown-requested", { drawdownId: drawdown.id });
    return { drawdownId: drawdown.id };
  });
}
