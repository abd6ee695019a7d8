import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectMoveForm } from "#app/domain/prospects/step-forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import { confirmProspect } from "#app/services/prospects/confirm-prospect.server.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { resumeProspect } from "#app/services/prospects/resume-prospect.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";

/** Runs the act of the pressed button. */
export function moveProspect(
  ctx: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
  { act, note }: ProspectMoveForm,
): Promise<void> {
  switch (act) {
    case "pause":
      return pauseProspect(ctx, actor, prospectId);
    case "resume":
      return resumeProspect(ctx, actor, prospectId);
    case "confirm":
      return confirmProspect(ctx, actor, prospectId);
    case "close":
      return closeProspect(ctx, actor, prospectId);
    case "withdraw":
      return withdrawProspect(ctx, actor, { prospectId, note });
  }
}
