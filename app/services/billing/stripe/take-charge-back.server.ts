import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { insertPart, listParts } from "#db/queries/billing/charge-backs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
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
 * which are due again, and from what of it pays none.
 */
export async function takeChargeBack(
  trx: ActorTransaction,
  actor: SystemActor,
  { id: chargeBackId, institutionId, receiptId, amountFen }: LockedChargeBack,
  at: Date,
): Promise<void> {
  const before = await listParts(trx, chargeBackId);
  const left = amountFen - before.reduce((sum, part) => sum + part.amountFen, 0n);
  for (const part of await divideTakenMoney(trx, { receiptId, amountFen: left })) {
    const sourceId = await insertPart(trx, { chargeBackId, institutionId, ...part });
    const { invoiceId } = part;
    if (invoiceId === null) await takeBackUnapplied(trx, actor, { institutionId, sourceId, ...part });
    else
      await takeBackReceipt(trx, actor, { receiptId, kind: "charge-back", sourceId, ...part, invoiceId }, at);
  }
}
