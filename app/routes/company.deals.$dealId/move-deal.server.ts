import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { companyDealForm } from "#app/domain/deals/deal-forms.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";

/** The one act that a form of the page asks for. */
export async function moveDealAsCompany(
  ctx: ServiceContext,
  actor: CompanyActor,
  dealId: string,
  form: z.output<typeof companyDealForm>,
): Promise<void> {
  switch (form.act) {
    case "sign":
      return signContract(ctx, actor, dealId);
    case "fall-through":
      return fallThrough(ctx, actor, { dealId, reasonCode: form.reasonCode, note: form.note ?? null });
    case "request":
      await requestDrawdown(ctx, actor, { dealId, amountFen: form.amountFen });
      return;
    case "confirm":
      return confirmDrawdown(ctx, actor, form);
    case "dispute":
      return disputeDrawdown(ctx, actor, {
        drawdownId: form.drawdownId,
        reasonCode: form.disputeCode,
        note: form.disputeNote ?? null,
      });
  }
}
