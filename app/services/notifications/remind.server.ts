import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { deadlineDays } from "#app/domain/clocks.ts";
import { CONSENT_WARNED_DAYS_BEFORE } from "#app/domain/introductions/consent-change.ts";
import { MANDATE_WARNED_DAYS_BEFORE } from "#app/domain/mandates/lifecycle.ts";
import { REMINDED_WORKING_DAYS_BEFORE, reminded } from "#app/domain/notifications/reminders.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { claimReminders, type ReminderName } from "#db/queries/notifications/reminders.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;
const dayMs = 86_400_000;

/**
 * Reminds those who must act, once for each deadline: of requests, consents, mandates, offers, drawdowns, proposed
 * reversals, disputes and the steps of deals before it; whoever is late with a step is reminded once more. Overdue
 * payments are also sent to the platform's admins, who take over a dispute without an answer. Each kind in its own transaction. Returns how many reminders.
 */
export async function remind(ctx: ServiceContext, actor: SystemActor): Promise<number> {
  const at = ctx.now();
  const ahead = (of: keyof typeof REMINDED_WORKING_DAYS_BEFORE) =>
    reminded(at, REMINDED_WORKING_DAYS_BEFORE[of], ctx.workingDays);
  const calendar = deadlineDays(at, ctx.workingDays);
  const inDays = (days: number) => new Date(at.getTime() + days * dayMs);
  const claim = (
    name: ReminderName,
    until: Date,
    payload: "introductionId" | "mandateId" | "offerId" | "drawdownId" | "disputeId" | "dealId" | "caseId",
  ) =>
    ctx.withActor(actor, async (trx) => {
      const ids = await claimReminders(trx, { name, at, until, calendar, limit: batch });
      for (const id of ids) await enqueue(trx, name, { [payload]: id } as never);
      return ids.length;
    });
  const counts = [
    await claim("notify-company-introduction-waits", ahead("introduction"), "introductionId"),
    await claim("notify-institution-introduction-waits", ahead("introduction"), "introductionId"),
    await claim("notify-company-consent-ends-soon", inDays(CONSENT_WARNED_DAYS_BEFORE), "introductionId"),
    await claim("notify-institution-consent-ends-soon", inDays(CONSENT_WARNED_DAYS_BEFORE), "introductionId"),
    await claim("notify-institution-mandate-ends-soon", inDays(MANDATE_WARNED_DAYS_BEFORE), "mandateId"),
    await claim("notify-company-offer-expires-soon", ahead("offer"), "offerId"),
    await claim("notify-company-drawdown-waits", ahead("drawdown"), "drawdownId"),
    await claim("notify-drawdown-overdue", at, "drawdownId"),
    await claim("notify-company-reversal-waits", ahead("reversal"), "drawdownId"),
    await claim("notify-institution-reversal-waits", ahead("reversal"), "drawdownId"),
    await claim("notify-company-dispute-waits", ahead("dispute"), "disputeId"),
    await claim("notify-institution-dispute-waits", ahead("dispute"), "disputeId"),
    await claim("notify-admins-dispute-to-decide", at, "disputeId"),
    await claim("notify-admins-dispute-overdue", at, "disputeId"),
    await claim("notify-company-deal-waits", ahead("deal"), "dealId"),
    await claim("notify-institution-deal-waits", ahead("deal"), "dealId"),
    await claim("notify-company-deal-overdue", at, "dealId"),
    await claim("notify-institution-deal-overdue", at, "dealId"),
    await claim("notify-admins-case-overdue", at, "caseId"),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}
