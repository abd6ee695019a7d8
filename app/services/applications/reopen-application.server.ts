import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import type { ServiceContext } from "../context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { moveApplication } from "./move-application.server.ts";

/**
 * The institution reopens a declined application, with a full decision clock. Refused once the consent has ended: it
 * would decide on what it may not see; and while the ask is suspended.
 */
export function reopenApplication(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { applicationId, note }: { applicationId: string; note: string | null },
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    const consent = await findActiveConsent(trx, application.introductionId);
    if (application.status === "declined" && (!consent || consent.expiresAt <= ctx.now())) {
      throw new Refusal("consent-not-in-force");
    }
    await refuseSuspendedAsk(trx, application);
    await moveApplication(ctx, trx, actor, application, {
      move: "reopen",
      by: "institution",
      type: "application-reopened",
      note: { note },
    });
    await enqueue(trx, "notify-company-application-moved", { applicationId });
  });
}
