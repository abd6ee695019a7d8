import type { Actor } from "#app/domain/accounts/actor.ts";
import { findLineReturnedWholly, updateBankLine } from "#db/queries/billing/bank-statements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { settleRefund } from "../settle-refund.server.ts";

/** A line shows that a refund was paid; the line whose money it was is returned once all of it went back. */
export async function settleLineRefund(
  trx: ActorTransaction,
  actor: Actor,
  { lineId, refundId }: { lineId: string; refundId: string },
  at: Date,
): Promise<void> {
  await settleRefund(trx, actor, { refundId, externalId: lineId, outcome: "paid" }, at);
  const returned = await findLineReturnedWholly(trx, refundId);
  if (returned) await updateBankLine(trx, returned.id, { status: "returned" });
}
