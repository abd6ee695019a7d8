import type { z } from "zod";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { reversalForm } from "#app/domain/deals/reversal-forms.ts";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import type { ServiceContext } from "../context.ts";
import { disputeReversal } from "./dispute-reversal.server.ts";
import { proposeReversal } from "./propose-reversal.server.ts";
import { settleReversal } from "./settle-reversal.server.ts";

/** Performs the act of a form on the page of a drawdown's reversal; returns the next page. */
export async function moveReversal(
  ctx: ServiceContext,
  actor: PartyActor,
  drawdownId: string,
  form: z.output<typeof reversalForm>,
): Promise<string> {
  switch (form.act) {
    case "propose":
      await proposeReversal(ctx, actor, { drawdownId, reasonCode: form.reasonCode, note: form.note });
      break;
    case "withdraw":
      await settleReversal(ctx, actor, { reversalId: form.reversalId, verdict: "withdraw", note: null });
      break;
    case "decline": {
      const { reversalId, answerNote: note } = form;
      await settleReversal(ctx, actor, { reversalId, verdict: "decline", note });
      break;
    }
    case "dispute": {
      const { reversalId, disputeNote: note } = form;
      const { disputeId } = await disputeReversal(ctx, actor, { reversalId, note });
      return paths[actor.kind].dispute(disputeId);
    }
  }
  return reversalPath(actor.kind, drawdownId);
}
