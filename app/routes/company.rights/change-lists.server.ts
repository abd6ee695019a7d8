import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { RightsForm } from "#app/domain/organizations/rights.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { removeCompanyRecognition } from "#app/services/organizations/remove-company-recognition.server.ts";
import { removeCompanyRight } from "#app/services/organizations/remove-company-right.server.ts";
import { saveCompanyRecognition } from "#app/services/organizations/save-company-recognition.server.ts";
import { saveCompanyRight } from "#app/services/organizations/save-company-right.server.ts";

/** Runs the act of the submitted form. */
export function changeLists(ctx: ServiceContext, actor: CompanyActor, form: RightsForm): Promise<void> {
  switch (form.act) {
    case "save-right": {
      const { act: _, rightId, ...right } = form;
      return saveCompanyRight(ctx, actor, { ...right, rightId: rightId ?? null });
    }
    case "remove-right":
      return removeCompanyRight(ctx, actor, form.rightId);
    case "save-recognition": {
      const { act: _, ...recognition } = form;
      return saveCompanyRecognition(ctx, actor, recognition);
    }
    case "remove-recognition":
      return removeCompanyRecognition(ctx, actor, form.code);
  }
}
