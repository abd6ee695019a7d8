import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { answerApplicationForm } from "#app/domain/applications/forms.ts";
import { explainMissingFile } from "#app/services/applications/explain-missing-file.server.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** Runs the act of the submitted form. */
export async function answerApplication(
  ctx: ServiceContext,
  actor: CompanyActor,
  applicationId: string,
  form: z.output<typeof answerApplicationForm>,
): Promise<void> {
  switch (form.act) {
    case "no-file":
      return explainMissingFile(ctx, actor, { applicationId, itemId: form.item, reason: form.reason });
  }
}
