import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { waitsOn } from "#app/domain/applications/clock.ts";
import { lockOverdue, lockToRemind, updateApplication } from "#db/queries/applications/applications.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;

/**
 * The deadlines of applications: those who must act are reminded before it, and both sides notified once it has passed,
 * each once per deadline. Returns how many were reminded and how many are overdue.
 */
export function watchApplications({ withActor, now }: ServiceContext, actor: SystemActor) {
  return withActor(actor, async (trx) => {
    const reminded = await lockToRemind(trx, now(), batch);
    for (const { id: applicationId, status } of reminded) {
      await updateApplication(trx, applicationId, { remindedAt: now() });
      await enqueue(trx, `notify-${waitsOn(status) ?? "institution"}-application-due`, { applicationId });
    }
    const overdue = await lockOverdue(trx, now(), batch);
    for (const { id: applicationId, status, companyId, institutionId, prospectId } of overdue) {
      await updateApplication(trx, applicationId, { escalatedAt: now() });
      const application = { id: applicationId, companyId, institutionId, prospectId };
      await recordOn(trx, actor, "application-overdue", { application }, { from: status, to: status });
      await enqueue(trx, "notify-application-overdue", { applicationId });
    }
    return { reminded: reminded.length, overdue: overdue.length };
  });
}
