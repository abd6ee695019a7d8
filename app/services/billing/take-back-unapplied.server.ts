import type { Actor } from "#app/domain/accounts/actor.ts";
import { record } from "#db/queries/audit/events.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A charge-back took money that paid no invoice: it is no longer the institution's own. `sourceId` books it once. */
export async function takeBackUnapplied(
  trx: ActorTransaction,
  actor: Actor,
  { institutionId, sourceId, amountFen }: { institutionId: string; sourceId: string; amountFen: bigint },
): Promise<void> {
  await postToLedger(trx, { kind: "over-payment-charged-back", sourceId });
  await record(trx, actor, {
    type: "receipt-charged-back",
    subject: { kind: "institution", id: institutionId },
    institutionId,
    detail: { amountFen: amountFen.toString() },
  });
}
