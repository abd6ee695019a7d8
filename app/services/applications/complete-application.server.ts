import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { setHash } from "#app/lib/set-hash.ts";
import { listOwedKeys } from "#db/queries/applications/application-items.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication } from "./move-application.server.ts";
import { convertIntroduction } from "./convert-introduction.server.ts";

/**
 * The institution has all that it needs: owed items are waived, and the decision's clock runs. `owed` are those that the
 * page showed, as `setHash`: what has been requested since is not waived unseen.
 */
export function completeApplication(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { applicationId, owed }: { applicationId: string; owed: string },
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    refuseIf(whyNotMoveApplication(application, "mark_complete", "institution"));
    refuseIf(setHash(await listOwedKeys(trx, applicationId)) === owed ? null : "form-outdated");
    await moveApplication(ctx, trx, actor, application, {
      move: "mark_complete",
      by: "institution",
      type: "application-completed",
    });
    await convertIntroduction(ctx, trx, actor, application.introductionId);
    await enqueue(trx, "notify-company-application-moved", { applicationId });
  });
}
