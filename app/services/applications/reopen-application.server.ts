import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { findAskOfApplication, lockApplication } from "#db/queries/applications/applications.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import { findStatusOfAsk, shareRequestsOfAsk } from "#db/queries/prospects/suspensions.ts";
import type { ServiceContext } from "../context.ts";
import { refuseUnseenApplication } from "./refuse-unseen-application.server.ts";
import { moveApplication } from "./move-application.server.ts";

/**
 * The institution reopens a declined application, with a full decision clock. Refused once the consent has ended: it
 * would decide on what it may not see; and unless the ask is on the market. An end of the ask at the same time comes
 * before this, or after it and closes the application. "form-outdated" where the page showed another state of it, `shown`.
 */
export function reopenApplication(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { applicationId, shown, note }: { applicationId: string; shown?: string; note: string | null },
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const { prospectId } = found(
      await findAskOfApplication(trx, applicationId, actor),
      "application-not-found",
    );
    await shareRequestsOfAsk(trx, prospectId);
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    await refuseUnseenApplication(trx, application, shown);
    const consent = await findActiveConsent(trx, application.introductionId);
    if (application.status === "declined" && (!consent || consent.expiresAt <= ctx.now())) {
      throw new Refusal("consent-not-in-force");
    }
    const ask = await findStatusOfAsk(trx, prospectId);
    refuseIf(application.status === "declined" ? whyNotOnStatus(ask) : null);
    await moveApplication(ctx, trx, actor, application, {
      move: "reopen",
      by: "institution",
      type: "application-reopened",
      note: { note },
    });
    await enqueue(trx, "notify-company-application-moved", { applicationId });
  });
}
