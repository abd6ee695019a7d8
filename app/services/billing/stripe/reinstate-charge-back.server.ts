import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { listParts } from "#db/queries/billing/charge-backs.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { reinstateReceipt } from "../reinstate-receipt.server.ts";

/** Gives back, once, what a charge-back took that was decided for the platform; nothing where it was never taken here. */
export async function reinstateChargeBack(
  trx: ActorTransaction,
  actor: SystemActor,
  { id, receiptId }: { id: string; receiptId: string },
  at: Date,
): Promise<void> {
  for (const { reinstatedId: sourceId, invoiceId, amountFen } of await listParts(trx, id)) {
    if (invoiceId === null) await postToLedger(trx, { kind: "over-payment-restored", sourceId });
    else await reinstateReceipt(trx, actor, { receiptId, invoiceId, amountFen, sourceId }, at);
  }
}
