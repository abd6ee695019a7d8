import type { z } from "zod";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { invoiceForm } from "#app/domain/billing/admin-forms.ts";
import { proposeForReceipt } from "#app/services/billing/bank/propose-for-receipt.server.ts";
import { settleBankProposal } from "#app/services/billing/bank/settle-bank-proposal.server.ts";
import { proposeFeeChange } from "#app/services/billing/propose-fee-change.server.ts";
import { resendRefund } from "#app/services/billing/resend-refund.server.ts";
import { upholdFee } from "#app/services/billing/uphold-fee.server.ts";
import type { BillingContext } from "#app/services/billing-context.ts";

/** What a finance admin does with an invoice. */
export async function actOnInvoice(
  ctx: BillingContext,
  actor: AdminActor,
  invoiceId: string,
  form: z.infer<typeof invoiceForm>,
): Promise<void> {
  switch (form.act) {
    case "propose": {
      const { feeId, kind, reason, amountFen = null } = form;
      await proposeFeeChange(ctx, actor, { feeId, kind, reason, amountFen });
      return;
    }
    case "uphold":
      await upholdFee(ctx, actor, form);
      return;
    case "apply":
    case "return": {
      const { act, receiptId } = form;
      const proposal = act === "apply" ? { act, receiptId, invoiceId } : { act, receiptId };
      await proposeForReceipt(ctx, actor, proposal);
      return;
    }
    case "confirm":
    case "decline":
    case "withdraw":
      await settleBankProposal(ctx, actor, form);
      return;
    case "resend-refund":
      await resendRefund(ctx, actor, form);
      return;
  }
}
