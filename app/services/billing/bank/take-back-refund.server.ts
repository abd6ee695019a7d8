import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import {
  findLineOfRefund,
  findLineOfReceiptOf,
  updateBankLine,
} from "#db/queries/billing/bank-statements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { settleRefund } from "../settle-refund.server.ts";

/**
 * A refund that a statement showed as paid came back from its payee's bank: it has failed, and may be sent again. The
 * transfer's line pays nothing any more, and the line whose money it was is not returned any more. Refused where no line
 * shows the refund.
 */
export async function takeBackRefund(
  trx: ActorTransaction,
  actor: AdminActor,
  { refundId }: { refundId: string },
  at: Date,
): Promise<void> {
  const transfer = found(await findLineOfRefund(trx, refundId), "refund-wrong-state");
  await updateBankLine(trx, transfer.id, { status: "came-back", refundId: null });
  await settleRefund(trx, actor, { refundId, externalId: null, outcome: "failed" }, at);
  const arrived = await findLineOfReceiptOf(trx, refundId);
  if (arrived?.status === "returned") await updateBankLine(trx, arrived.id, { status: "matched" });
}
