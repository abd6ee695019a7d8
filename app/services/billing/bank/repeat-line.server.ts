import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotRepeat } from "#app/domain/billing/bank/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockBankLine, updateBankLine } from "#db/queries/billing/bank-statements.ts";
import { lockOpenConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../../context.ts";
import { refuseRoleTaken } from "../refuse-role-taken.server.ts";

/**
 * A finance admin says that a doubtful line is the one of another file. One is enough, as it books nothing; that it is
 * another can still be proposed afterwards.
 */
export function repeatLine(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { lineId }: { lineId: string },
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const line = found(await lockBankLine(trx, lineId), "bank-line-not-found");
    refuseIf(whyNotRepeat(line));
    refuseIf((await lockOpenConfirmation(trx, "bank-match", lineId)) ? "bank-proposal-open" : null);
    await updateBankLine(trx, lineId, { status: "repeated", settledAt: now(), settledBy: actor.userId });
    const subject = { kind: "platform", id: lineId } as const;
    await record(trx, actor, { type: "bank-line-repeated", subject, from: "doubtful", to: "repeated" });
  });
}
