import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotFinishTask } from "#app/domain/applications/tasks.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { finishTaskRow, lockTask } from "#db/queries/applications/application-tasks.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** Ticks a task off: who and when stand beside it. */
export function finishTask(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { applicationId, taskId }: { applicationId: string; taskId: string },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { institutionId } = found(
      await lockApplication(trx, applicationId, actor),
      "application-not-found",
    );
    refuseIf(
      whyNotFinishTask(found(await lockTask(trx, applicationId, taskId), "application-task-not-found")),
    );
    await finishTaskRow(trx, taskId, { doneBy: actor.userId, doneAt: now() });
    await record(trx, actor, {
      type: "application-task-done",
      subject: { kind: "application", id: applicationId },
      institutionId,
    });
  });
}
