import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { insertPart, listParts } from "#db/queries/billing/charge-backs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { cancelRefunds } from "../cancel-refunds.server.ts";
import { takeBackReceipt } from "../take-back-receipt.server.ts";
import { takeBackUnapplied } from "../take-back-unapplied.server.ts";
import { divideTakenMoney } from "./divide-taken-money.server.ts";

interface LockedChargeBack {
  id: string;
  institutionId: string;
  receiptId: string;
  amountFen: bigint;
}

/**
 * Takes back what a charge-back took of its payment and was not taken back yet: from the invoices that the payment pays,
 * which are due again, and from what of it pays none. Refunds of
 * it that were not sent are cancelled.
 */
export async function takeChargeBack(
  trx: ActorTransaction,
  actor: SystemActor,
  { id: chargeBackId, institutionId, receiptId, amountFen }: LockedChargeBack,
  at: Date,
): Promise<void> {
  const before = await listParts(trx, chargeBackId);
  const left = amountFen - before.reduce((sum, part) => sum + part.amountFen, 0n);
  const notOwedFen = left - (await takeParts(left));
  // Money that was to go back, and is gone before it was sent.
  const cancelledFen = await cancelRefunds(trx, actor, { receiptId }, { notOwedFen, at });
  if (cancelledFen > 0n) await takeParts(notOwedFen);

  async function takeParts(takenFen: bigint): Promise<bigint> {
    let sum = 0n;
    for (const part of await divideTakenMoney(trx, { receiptId, amountFen: takenFen })) {
      sum += part.amountFen;
      const sourceId = await insertPart(trx, { chargeBackId, institutionId, ...part });
      const of = { sourceId, amountFen: part.amountFen };
      const { invoiceId } = part;
      if (invoiceId === null) await takeBackUnapplied(trx, actor, { institutionId, ...of });
      else await takeBackReceipt(trx, actor, { receiptId, invoiceId, kind: "charge-back", ...of }, at);
    }
    return sum;
  }
}
