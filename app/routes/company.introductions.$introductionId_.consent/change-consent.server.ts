import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { changeConsentForm } from "#app/domain/introductions/consent-forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { declineExtension } from "#app/services/introductions/decline-extension.server.ts";
import { narrowConsent } from "#app/services/introductions/narrow-consent.server.ts";

/** Runs the act of the submitted form. */
export function changeConsent(
  ctx: ServiceContext,
  actor: CompanyActor,
  introductionId: string,
  form: Exclude<z.output<ReturnType<typeof changeConsentForm>>, { act: "review" }>,
): Promise<void> {
  switch (form.act) {
    case "narrow": {
      const { without, lastDay } = form;
      return narrowConsent(ctx, actor, { introductionId, without, lastDay: lastDay ?? null });
    }
    case "decline":
      return declineExtension(ctx, actor, { introductionId, requestId: form.request, note: form.note });
  }
}
