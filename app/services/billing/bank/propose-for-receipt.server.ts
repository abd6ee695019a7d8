import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { ReceiptProposal } from "#app/domain/billing/bank/forms.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockUnapplied } from "#db/queries/billing/receipts.ts";
import type { ServiceContext } from "../../context.ts";
import { refuseTied } from "../../admins/refuse-tied.server.ts";
import { leaveToAnother } from "./leave-to-another.server.ts";
import { lockNamedInvoices } from "./lock-named-invoices.server.ts";

/**
 * A finance admin proposes what becomes of an over-payment: it pays another open invoice of its institution, or goes
 * back. Nothing happens until another confirms it.
 */
export function proposeForReceipt(
  ctx: ServiceContext,
  actor: AdminActor,
  proposal: ReceiptProposal,
): Promise<void> {
  return ctx.withActor(actor, "change-fees", async (trx) => {
    const named = proposal.act === "apply" ? await lockNamedInvoices(trx, proposal.invoices) : null;
    const receipt = found(await lockUnapplied(trx, proposal.receiptId), "receipt-not-found");
    const { institutionId, unappliedFen } = receipt;
    await refuseTied(trx, actor, { institutionId });
    refuseIf(unappliedFen > 0n ? null : "bank-nothing-to-return");
    const fits = named === null || (named.institutionId === institutionId && named.invoiceIds.length === 1);
    refuseIf(fits ? null : "bank-invoices-of-several");
    const isReturn = named === null;
    await leaveToAnother(trx, ctx, actor, {
      kind: proposal.act,
      lineId: null,
      receiptId: receipt.id,
      institutionId,
      invoiceIds: named?.invoiceIds ?? [],
      refundId: null,
      amountFen: isReturn ? unappliedFen : null,
      before: "unapplied",
      after: isReturn ? "returned" : "applied",
    });
  });
}
