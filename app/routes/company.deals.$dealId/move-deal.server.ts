import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { companyDealForm } from "#app/domain/deals/deal-forms.ts";
import { paths } from "#app/shared/paths.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { takeBackCondition } from "#app/services/deals/take-back-condition.server.ts";
import { withdrawDrawdown } from "#app/services/deals/withdraw-drawdown.server.ts";

/** Runs the act of the submitted form; returns the next page. */
export async function moveDealAsCompany(
  ctx: ServiceContext,
  actor: CompanyActor,
  dealId: string,
  form: z.output<typeof companyDealForm>,
): Promise<string> {
  switch (form.act) {
    case "take-back-condition":
      await takeBackCondition(ctx, actor, {
        dealId,
        conditionId: form.conditionId,
        readAt: form.providedAt,
        paper: form.paper,
      });
      break;
    case "request":
      await requestDrawdown(ctx, actor, { dealId, amountFen: form.amountFen, leftFen: form.leftFen });
      break;
    case "withdraw-request":
      await withdrawDrawdown(ctx, actor, form);
      break;
    case "confirm":
      // The page names nothing that ends: a payment that fills the ask has its review.
      await confirmDrawdown(ctx, actor, { ...form, reviewed: null });
      break;
    case "dispute": {
      const { drawdownId, payment, disputeCode: reasonCode, disputeNote: note } = form;
      const { disputeId } = await disputeDrawdown(ctx, actor, { drawdownId, payment, reasonCode, note });
      return paths.company.dispute(disputeId);
    }
  }
  return paths.company.deal(dealId);
}
