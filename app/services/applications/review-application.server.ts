import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { moveApplication } from "./move-application.server.ts";

/** The institution starts its own review; the running clock continues. */
export function reviewApplication(
  ctx: ServiceContext,
  actor: InstitutionActor,
  applicationId: string,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const application = found(await lockApplication(trx, applicationId, actor), "application-not-found");
    await moveApplication(ctx, trx, actor, application, {
      move: "review",
      by: "institution",
      type: "application-review-started",
    });
    await enqueue(trx, "notify-company-application-moved", { applicationId });
  });
}
