import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { lockDrawdownRow } from "#db/queries/deals/deals.ts";
import { findReversal, lockProspectOfDeal, lockReversalRow } from "#db/queries/deals/reversals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockDeal } from "./lock-deal.server.ts";

/** Locks a proposed reversal with all that its agreement moves, in the order used for settling money. */
export async function lockReversal(trx: ActorTransaction, actor: PartyActor, reversalId: string) {
  const read = found(await findReversal(trx, reversalId), "reversal-not-found");
  await lockProspectOfDeal(trx, read.dealId);
  const deal = await lockDeal(trx, actor, read.dealId);
  const drawdown = await lockDrawdownRow(trx, read.drawdownId);
  const reversal = await lockReversalRow(trx, reversalId);
  const detail = { amountFen: drawdown.amountFen.toString(), sequence: drawdown.sequence };
  return { deal, drawdown, reversal, detail };
}
