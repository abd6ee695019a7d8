import type { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { institutionDealForm } from "#app/domain/deals/deal-forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { decideCondition } from "#app/services/deals/decide-condition.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";

/** The one act that a form of the page asks for. */
export function moveDealAsInstitution(
  ctx: ServiceContext,
  actor: InstitutionActor,
  dealId: string,
  form: z.output<typeof institutionDealForm>,
): Promise<void> {
  switch (form.act) {
    case "send-documents":
      return sendDocuments(ctx, actor, dealId);
    case "sign":
      return signContract(ctx, actor, dealId);
    case "fall-through":
      return fallThrough(ctx, actor, { dealId, reasonCode: form.reasonCode, note: form.note ?? null });
    case "satisfy":
      return decideCondition(ctx, actor, {
        dealId,
        conditionId: form.conditionId,
        decision: "satisfied",
        note: null,
      });
    case "waive":
      return decideCondition(ctx, actor, {
        dealId,
        conditionId: form.conditionId,
        decision: "waived",
        note: form.waiveNote ?? null,
      });
    case "fund":
      return fundDrawdown(ctx, actor, form);
  }
}
