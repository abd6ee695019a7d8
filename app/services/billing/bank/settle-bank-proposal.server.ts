import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { confirmationStatusAfter, whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { findBankProposal } from "#db/queries/billing/bank-proposals.ts";
import { lockBankLine } from "#db/queries/billing/bank-statements.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../../context.ts";
import { refuseTied } from "../../admins/refuse-tied.server.ts";
import { carryOutBankProposal } from "./carry-out-bank-proposal.server.ts";
import { refuseFormerProposer } from "../refuse-former-proposer.server.ts";
import { refuseRoleTaken } from "../refuse-role-taken.server.ts";

const eventOf = {
  confirm: "bank-proposal-confirmed",
  decline: "bank-proposal-declined",
  withdraw: "bank-proposal-withdrawn",
} as const;

/** Another finance admin confirms a proposal, which only now takes effect, or declines it; who made it withdraws it. */
export function settleBankProposal(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { confirmationId, act }: { confirmationId: string; act: "confirm" | "decline" | "withdraw" },
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const proposal = found(await findBankProposal(trx, confirmationId), "bank-proposal-not-found");
    const { lineId, institutionId, confirmationKind, subjectId } = proposal;
    if (lineId !== null) await lockBankLine(trx, lineId);
    const read = await lockOpenConfirmation(trx, confirmationKind, subjectId);
    const open = found(read?.id === confirmationId ? read : undefined, "confirmation-wrong-state");
    if (institutionId !== null) await refuseTied(trx, actor, { institutionId });
    const at = now();
    if (act === "withdraw") refuseIf(open.proposedBy === actor.userId ? null : "bank-proposal-not-yours");
    else refuseIf(whyNotSettleConfirmation(open, actor.userId, at));
    if (act === "confirm") await refuseFormerProposer(trx, open);
    const status = act === "withdraw" ? "overtaken" : confirmationStatusAfter(act);
    await settleConfirmation(trx, open.id, { status, by: actor.userId, at });
    if (act === "confirm") await carryOutBankProposal(trx, actor, proposal, at);
    const subject = { kind: "platform", id: subjectId } as const;
    await record(trx, actor, { type: eventOf[act], subject, detail: { kind: proposal.kind } });
  });
}
