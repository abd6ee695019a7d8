import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import { record } from "#db/queries/audit/events.ts";
import { insertRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { requestCall } from "../request-call.server.ts";

interface Returned {
  receipt: { id: string; institutionId: string; provider: PaymentProviderName };
  amountFen: bigint;
  proposedBy: string;
}

/** Sends an over-payment back the way it came: by Stripe in a job; by bank an admin orders it, and a statement shows it. */
export async function returnOverPayment(
  trx: ActorTransaction,
  actor: AdminActor,
  { receipt: { id: receiptId, institutionId, provider }, amountFen, proposedBy }: Returned,
  at: Date,
): Promise<void> {
  const refundId = await insertRefund(trx, {
    receiptId,
    institutionId,
    provider,
    amountFen,
    invoiceId: null,
    creditNoteId: null,
    externalId: null,
    requestedAt: at,
    requestedBy: proposedBy,
    settledAt: null,
    failure: null,
  });
  await record(trx, actor, {
    type: "refund-requested",
    subject: { kind: "institution", id: institutionId },
    institutionId,
    detail: { amountFen: amountFen.toString(), provider },
  });
  if (provider === "stripe")
    await requestCall(trx, { institutionId, provider, kind: "refund", subjectId: refundId });
}
