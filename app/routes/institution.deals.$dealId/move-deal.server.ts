import type { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { institutionDealForm } from "#app/domain/deals/deal-forms.ts";
import { paths } from "#app/shared/paths.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { settleConditions, type ConditionForm } from "./settle-conditions.server.ts";

type Form = z.output<typeof institutionDealForm>;

/** Runs the act of the submitted form; returns the next page. */
export async function moveDealAsInstitution(
  ctx: ServiceContext,
  actor: InstitutionActor,
  dealId: string,
  form: Form,
): Promise<string> {
  const page = paths.institution.deal(dealId);
  switch (form.act) {
    case "send-documents":
      await sendDocuments(ctx, actor, dealId);
      return page;
    case "fund":
      await fundDrawdown(ctx, actor, form);
      return page;
    case "take-back-payment":
      await takeBackPayment(ctx, actor, form);
      return page;
    case "dispute": {
      const { drawdownId, payment, disputeCode: reasonCode, disputeNote: note } = form;
      const { disputeId } = await disputeDrawdown(ctx, actor, { drawdownId, payment, reasonCode, note });
      return paths.institution.dispute(disputeId);
    }
    default:
      await settleConditions(ctx, actor, dealId, form satisfies ConditionForm);
      return page;
  }
}
