import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { ReceiptProposal } from "#app/domain/billing/bank/forms.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockUnapplied } from "#db/queries/billing/receipts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../../context.ts";
import { refuseTied } from "../../admins/refuse-tied.server.ts";
import { leaveToAnother } from "./leave-to-another.server.ts";
import { lockNamedInvoices } from "./lock-named-invoices.server.ts";
import { lockPayable } from "./lock-payable.server.ts";
import { refuseRoleTaken } from "../refuse-role-taken.server.ts";

/** `apply` from the page of the invoice that it is to pay. */
interface ApplyHere {
  act: "apply";
  receiptId: string;
  invoiceId: string;
}

/**
 * A finance admin proposes what becomes of an institution's money that pays nothing: it pays an open invoice of it, or
 * goes back. Nothing happens until another confirms it. Refuses `receipt-used-up` where nothing of it is left to apply.
 */
export function proposeForReceipt(
  ctx: ServiceContext,
  actor: AdminActor,
  proposal: ReceiptProposal | ApplyHere,
): Promise<void> {
  return ctx.withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const named = proposal.act === "apply" ? await lockNamed(trx, proposal) : null;
    const receipt = found(await lockUnapplied(trx, proposal.receiptId), "receipt-not-found");
    const { institutionId, unappliedFen } = receipt;
    await refuseTied(trx, actor, { institutionId });
    const nothingLeft = named === null ? "bank-nothing-to-return" : "receipt-used-up";
    refuseIf(unappliedFen > 0n ? null : nothingLeft);
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

async function lockNamed(
  trx: ActorTransaction,
  proposal: { invoiceId: string } | { invoices: string },
): Promise<{ institutionId: string; invoiceIds: string[] }> {
  if ("invoices" in proposal) return lockNamedInvoices(trx, proposal.invoices);
  const invoiceIds = [proposal.invoiceId];
  return { ...(await lockPayable(trx, invoiceIds)), invoiceIds };
}
