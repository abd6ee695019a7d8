import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { confirmationOfProposal } from "#app/domain/billing/proposal.ts";
import {
  confirmationStatusAfter,
  type ConfirmationVerdict,
  whyNotSettleConfirmation,
} from "#app/domain/confirmations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { findFeeProposal } from "#db/queries/billing/fee-proposals.ts";
import { lockFee } from "#db/queries/billing/fees.ts";
import { findInvoiceOfFee, lockInvoice } from "#db/queries/billing/invoices.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { carryOutFeeProposal } from "./carry-out-fee-proposal.server.ts";
import { refuseFormerProposer } from "./refuse-former-proposer.server.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

export interface SettleFeeProposal {
  proposalId: string;
  verdict: ConfirmationVerdict;
}

/** Another finance admin confirms a waiver or an adjustment, which is carried out now, or declines it. */
export function settleFeeProposal(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { proposalId, verdict }: SettleFeeProposal,
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const at = now();
    const proposal = found(await findFeeProposal(trx, proposalId), "fee-proposal-not-found");
    const { feeId, kind, institutionId } = proposal;
    const line = await findInvoiceOfFee(trx, feeId);
    if (line) await lockInvoice(trx, line.invoiceId);
    const fee = found(await lockFee(trx, feeId), "fee-not-found");
    await refuseTied(trx, actor, { institutionId, companyId: fee.companyId });
    const open = found(
      await lockOpenConfirmation(trx, confirmationOfProposal[kind], proposalId),
      "confirmation-wrong-state",
    );
    refuseIf(whyNotSettleConfirmation(open, actor.userId, at));
    if (verdict === "confirm") await refuseFormerProposer(trx, open);
    await settleConfirmation(trx, open.id, {
      status: confirmationStatusAfter(verdict),
      by: actor.userId,
      at,
    });
    if (verdict === "confirm") return carryOutFeeProposal(trx, actor, { ...proposal, isAlone: false }, at);
    await record(trx, actor, { type: "fee-proposal-declined", subject: { kind: "deal", id: fee.dealId } });
  });
}
