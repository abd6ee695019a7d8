import type { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { institutionDealForm } from "#app/domain/deals/deal-forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { returnCondition } from "#app/services/deals/return-condition.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";

type Acts =
  "satisfy" | "send-back" | "reopen" | "waive" | "confirm-waiver" | "decline-waiver" | "withdraw-waiver";
export type ConditionForm = Extract<z.output<typeof institutionDealForm>, { act: Acts }>;

/** An institution's act on a condition precedent, or on its waiver. */
export async function settleConditions(
  ctx: ServiceContext,
  actor: InstitutionActor,
  dealId: string,
  form: ConditionForm,
): Promise<void> {
  switch (form.act) {
    case "satisfy":
      return satisfyCondition(ctx, actor, {
        dealId,
        conditionId: form.conditionId,
        readAt: form.providedAt,
        paper: form.paper,
        note: form.satisfyNote,
        reviewed: null,
      });
    case "send-back":
    case "reopen": {
      const { conditionId, providedAt: readAt, paper, returnCode: reasonCode, returnNote: note } = form;
      const move = form.act === "reopen" ? "reopen" : "send_back";
      return returnCondition(ctx, actor, { dealId, conditionId, readAt, paper, move, reasonCode, note });
    }
    case "waive":
      await proposeWaiver(ctx, actor, {
        dealId,
        conditionId: form.conditionId,
        readAt: form.providedAt,
        paper: form.paper,
        reason: form.waiveNote,
      });
      return;
    case "confirm-waiver":
      return settleWaiver(ctx, actor, {
        waiverId: form.waiverId,
        readAt: form.providedAt,
        paper: form.paper,
        verdict: "confirm",
        reviewed: null,
      });
    case "decline-waiver":
      return settleWaiver(ctx, actor, { waiverId: form.waiverId, verdict: "decline" });
    case "withdraw-waiver":
      return settleWaiver(ctx, actor, { waiverId: form.waiverId, verdict: "withdraw" });
  }
}
