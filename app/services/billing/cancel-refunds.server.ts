import type { Actor } from "#app/domain/accounts/actor.ts";
import { refundStatusAfter } from "#app/domain/billing/lifecycle.ts";
import { record } from "#db/queries/audit/events.ts";
import { closeCall } from "#db/queries/billing/call-subjects.ts";
import { lockUnsentCardRefunds, type RefundsOf, updateRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Cancels refunds by card that were not sent and that nobody is owed, the last asked for first, until no more than that is
 * left on its way: of an invoice, or of what of a payment pays none. What they returned is gone, or went back in another
 * way. Returns how much was cancelled, in fen. A transfer may have been made that no statement shows yet: it stays.
 */
export async function cancelRefunds(
  trx: ActorTransaction,
  actor: Actor,
  of: RefundsOf,
  { notOwedFen, at }: { notOwedFen: bigint; at: Date },
): Promise<bigint> {
  let cancelledFen = 0n;
  for (const refund of notOwedFen > 0n ? await lockUnsentCardRefunds(trx, of) : []) {
    if (cancelledFen >= notOwedFen) break;
    const { id, institutionId, amountFen, status } = refund;
    cancelledFen += amountFen;
    const to = refundStatusAfter(status, "cancel");
    await updateRefund(trx, id, { status: to, settledAt: at });
    await closeCall(trx, { provider: "stripe", kind: "refund", subjectId: id });
    await record(trx, actor, {
      type: "refund-cancelled",
      subject:
        "invoiceId" in of
          ? { kind: "invoice", id: of.invoiceId }
          : { kind: "institution", id: institutionId },
      institutionId,
      from: status,
      to,
      detail: { amountFen: amountFen.toString() },
    });
  }
  return cancelledFen;
}
