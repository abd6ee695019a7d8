import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isConsented } from "#app/domain/introductions/lifecycle.ts";
import { lockProspectForMoney } from "#db/queries/deals/deals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockIntroductionsOfAsk } from "#db/queries/prospects/open-matters.ts";
import type { ServiceContext } from "../context.ts";
import { endAccess } from "./end-access.server.ts";

/**
 * After a deal has ended: what a withdrawn ask had left open for it alone ends now, as the withdrawal ended the rest: the
 * consent, the introduction and the application. The institution is notified. Without effect while the ask seeks, or
 * while another deal goes on from the same introduction.
 */
export function endAccessAfterDeal(
  ctx: ServiceContext,
  actor: SystemActor,
  { prospectId }: { prospectId: string },
): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    const { status: statusOfAsk } = await lockProspectForMoney(trx, prospectId);
    if (statusOfAsk !== "withdrawn") return;
    const introductions = await lockIntroductionsOfAsk(trx, prospectId);
    for (const introduction of introductions.filter(
      ({ status, hasDeal }) => isConsented(status) && !hasDeal,
    )) {
      await endAccess(ctx, trx, actor, introduction);
      await enqueue(trx, "notify-institution-consent-ended", { introductionId: introduction.id });
    }
  });
}
