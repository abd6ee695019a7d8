import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { refundStatusAfter, whyNotMoveRefund } from "#app/domain/billing/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { findRefundInvoice, insertRefund, lockRefund, updateRefund } from "#db/queries/billing/refunds.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { requestCall } from "./request-call.server.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

/**
 * A finance admin has money sent back again where that failed: another refund of the same amount, by the same way,
 * replaces the failed one. Refuses `refund-wrong-state` for one that is on its way, paid, or was replaced.
 */
export function resendRefund(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { refundId }: { refundId: string },
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const invoiceId = await findRefundInvoice(trx, refundId);
    if (invoiceId !== null) await lockInvoice(trx, invoiceId);
    const refund = found(await lockRefund(trx, refundId), "refund-not-found");
    const { institutionId, receiptId, creditNoteId, amountFen, provider, status } = refund;
    await refuseTied(trx, actor, { institutionId });
    refuseIf(whyNotMoveRefund(refund, "send_again", "admin"));
    await updateRefund(trx, refundId, { status: refundStatusAfter(status, "send_again") });
    const again = { institutionId, receiptId, invoiceId, creditNoteId, amountFen, provider };
    const subjectId = await insertRefund(trx, { ...again, requestedAt: now(), requestedBy: actor.userId });
    await requestCall(trx, { institutionId, provider, kind: "refund", subjectId });
    await record(trx, actor, {
      type: "refund-requested",
      subject:
        invoiceId === null ? { kind: "institution", id: institutionId } : { kind: "invoice", id: invoiceId },
      institutionId,
      from: status,
      to: "requested",
      detail: { amountFen: amountFen.toString() },
    });
  });
}
