import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { confirmationOfProposal, type FeeProposalKind, whyNotPropose } from "#app/domain/billing/proposal.ts";
import { confirmationDueAt } from "#app/domain/confirmations/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { insertFeeProposal, isProposedFor } from "#db/queries/billing/fee-proposals.ts";
import { lockFee } from "#db/queries/billing/fees.ts";
import { findInvoiceOfFee, listInvoiceLines, lockInvoice } from "#db/queries/billing/invoices.ts";
import { creditOfLine } from "#app/domain/billing/credit.ts";
import { insertConfirmation } from "#db/queries/moderation/confirmations.ts";
import { countConfirming } from "#db/queries/moderation/ties.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { carryOutFeeProposal } from "./carry-out-fee-proposal.server.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

export interface ProposeFeeChange {
  feeId: string;
  kind: FeeProposalKind;
  /** Of an adjustment: what is credited, tax included, in fen. */
  amountFen: bigint | null;
  reason: string;
}

/**
 * A finance admin proposes to waive a fee, or to credit an amount of it; another confirms it within a working day, or it
 * lapses. Where nobody else could confirm it, it is done at once and the audit trail says so. Refuses
 * `credit-exceeds-line` for more than is left of it and `fee-proposal-open` for a second proposal.
 */
export function proposeFeeChange(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { feeId, kind, amountFen, reason }: ProposeFeeChange,
): Promise<{ isDone: boolean }> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const at = now();
    const line = await findInvoiceOfFee(trx, feeId);
    if (line) await lockInvoice(trx, line.invoiceId);
    const fee = found(await lockFee(trx, feeId), "fee-not-found");
    const { institutionId, companyId, dealId } = fee;
    await refuseTied(trx, actor, { institutionId, companyId });
    refuseIf(whyNotPropose(kind, fee));
    if (await isProposedFor(trx, feeId)) throw new Refusal("fee-proposal-open");
    if (kind === "adjustment") {
      const lines = await listInvoiceLines(trx, found(line, "fee-wrong-state").invoiceId);
      const own = found(
        lines.find((one) => one.feeId === feeId),
        "fee-not-found",
      );
      if (amountFen === null || creditOfLine(own, amountFen) === null)
        throw new Refusal("credit-exceeds-line");
    }
    const proposal = { institutionId, feeId, kind, amountFen: kind === "waiver" ? null : amountFen, reason };
    const id = await insertFeeProposal(trx, { ...proposal, proposedBy: actor.userId, proposedAt: at });
    const admins = await countConfirming(trx, "finance", { institutionId, companyId });
    if (admins <= 1) {
      await carryOutFeeProposal(trx, actor, { ...proposal, isAlone: true }, at);
      return { isDone: true };
    }
    await insertConfirmation(trx, {
      kind: confirmationOfProposal[kind],
      subjectId: id,
      proposedBy: actor.userId,
      proposedAt: at,
      dueAt: confirmationDueAt(at, workingDays, admins),
      beforeStatus: fee.status,
      afterStatus: kind === "waiver" ? "waived" : "credited",
    });
    await record(trx, actor, {
      type: kind === "waiver" ? "fee-waiver-proposed" : "fee-adjustment-proposed",
      subject: { kind: "deal", id: dealId },
      note: reason,
      detail: amountFen === null ? {} : { amountFen: amountFen.toString() },
    });
    await enqueue(trx, "notify-admins-fee-proposed", { dealId });
    return { isDone: false };
  });
}
