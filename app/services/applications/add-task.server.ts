import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotAddTask } from "#app/domain/applications/tasks.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { countTasks, insertTask } from "#db/queries/applications/application-tasks.ts";
import { lockApplication } from "#db/queries/applications/applications.ts";
import { record } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

interface AddTask {
  applicationId: string;
  words: string;
  isTask: boolean;
}

/** A note or a task for the institution's own people: the company sees neither it nor its event. */
export function addTask(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { applicationId, words, isTask }: AddTask,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { institutionId } = found(
      await lockApplication(trx, applicationId, actor),
      "application-not-found",
    );
    refuseIf(whyNotAddTask(await countTasks(trx, applicationId)));
    const { userId: addedBy } = actor;
    await insertTask(trx, { applicationId, institutionId, words, isTask, addedBy, addedAt: now() });
    await record(trx, actor, {
      type: "application-task-added",
      subject: { kind: "application", id: applicationId },
      institutionId,
    });
  });
}
