import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { answerRequestForm } from "#app/domain/introductions/forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { liftStop } from "#app/services/introductions/lift-stop.server.ts";
import { stopInstitution } from "#app/services/introductions/stop-institution.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";

/** Runs the act of the submitted form. */
export function moveIntroductionAsCompany(
  ctx: ServiceContext,
  actor: CompanyActor,
  introductionId: string,
  form: Exclude<z.output<typeof answerRequestForm>, { act: "review" }>,
): Promise<void> {
  switch (form.act) {
    case "decline":
      return declineIntroduction(ctx, actor, { introductionId, ...form });
    case "stop":
      return stopInstitution(ctx, actor, introductionId);
    case "lift":
      return liftStop(ctx, actor, introductionId);
    case "write":
      return writeMessage(ctx, actor, { introductionId, ...form });
  }
}
