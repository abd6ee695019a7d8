import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { DisputeOutcome } from "#app/domain/deals/dispute.ts";
import {
  moveOfReversalOutcome,
  reversalStatusAfter,
  whyNotMoveReversal,
} from "#app/domain/deals/reversal.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockReversalRow, updateReversal } from "#db/queries/deals/reversals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import type { lockToDecide } from "./lock-to-decide.server.ts";
import { reverseDrawdown } from "./reverse-drawdown.server.ts";

interface Decided {
  locked: Pick<Awaited<ReturnType<typeof lockToDecide>>, "deal" | "drawdown">;
  reversalId: string;
  outcome: DisputeOutcome;
}

/** What admins' confirmed finding does to a disputed reversal: the payment stands, or is reversed now. */
export async function decideReversal(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: AdminActor,
  { locked: { deal, drawdown }, reversalId, outcome }: Decided,
): Promise<void> {
  const reversal = await lockReversalRow(trx, reversalId);
  const move = moveOfReversalOutcome(outcome);
  if (move === null) throw new Refusal("reversal-not-corrected");
  refuseIf(whyNotMoveReversal(reversal, move, "admin", now()));
  const status = reversalStatusAfter(reversal.status, move);
  await updateReversal(trx, reversalId, { status, endedAt: now() });
  await recordOn(trx, actor, "reversal-decided", { deal }, { from: reversal.status, to: status });
  if (move === "order") await reverseDrawdown({ now, workingDays }, trx, actor, { deal, drawdown });
}
