import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectMoveForm } from "#app/domain/prospects/step-forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { confirmProspect } from "#app/services/prospects/confirm-prospect.server.ts";
import { dropChange } from "#app/services/prospects/drop-change.server.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { resumeProspect } from "#app/services/prospects/resume-prospect.server.ts";

/** Runs the act of the pressed button. */
export function moveProspect(
  ctx: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
  form: ProspectMoveForm,
): Promise<void> {
  switch (form.act) {
    case "pause":
      return pauseProspect(ctx, actor, prospectId);
    case "resume":
      return resumeProspect(ctx, actor, prospectId);
    case "confirm":
      return confirmProspect(ctx, actor, prospectId);
    case "drop":
      return dropChange(ctx, actor, { prospectId, version: form.version });
  }
}
