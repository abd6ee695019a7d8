import type { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { decideApplicationForm } from "#app/domain/applications/forms.ts";
import { addTask } from "#app/services/applications/add-task.server.ts";
import { completeApplication } from "#app/services/applications/complete-application.server.ts";
import { declineApplication } from "#app/services/applications/decline-application.server.ts";
import { finishTask } from "#app/services/applications/finish-task.server.ts";
import { reopenApplication } from "#app/services/applications/reopen-application.server.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import { reviewApplication } from "#app/services/applications/review-application.server.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** Runs the act of the submitted form. */
export function moveApplicationAsInstitution(
  ctx: ServiceContext,
  actor: InstitutionActor,
  applicationId: string,
  form: z.output<ReturnType<typeof decideApplicationForm>>,
): Promise<void> {
  switch (form.act) {
    case "request-items":
      return requestItems(ctx, actor, { applicationId, ...form });
    case "complete":
      return completeApplication(ctx, actor, { applicationId, owed: form.owed });
    case "review":
      return reviewApplication(ctx, actor, applicationId);
    case "decline-application": {
      const { codes, note, repairable, repair, shown } = form;
      return declineApplication(ctx, actor, {
        applicationId,
        codes,
        note,
        shown,
        repair: repairable ? repair : null,
      });
    }
    case "add-task":
      return addTask(ctx, actor, { applicationId, words: form.task, isTask: form.isTask });
    case "finish-task":
      return finishTask(ctx, actor, { applicationId, taskId: form.taskId });
    case "reopen":
      return reopenApplication(ctx, actor, { applicationId, shown: form.shown, note: form.reopening });
  }
}
