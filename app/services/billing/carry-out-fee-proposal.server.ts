import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { dueFen } from "#app/domain/billing/invoice.ts";
import { feeStatusAfter, type FeeStatus, whyNotMoveFee } from "#app/domain/billing/lifecycle.ts";
import { type FeeProposalKind, whyNotPropose } from "#app/domain/billing/proposal.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockFee, setFeeStatus } from "#db/queries/billing/fees.ts";
import { findInvoiceOfFee, lockInvoice, readInvoiceAmounts } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { issueCreditNote } from "./issue-credit-note.server.ts";

export interface CarriedOutProposal {
  feeId: string;
  kind: FeeProposalKind;
  amountFen: bigint | null;
  reason: string;
  /** There is no second admin to confirm it; the audit trail states so. */
  isAlone: boolean;
}

/**
 * What was proposed for a fee and confirmed: waived before it was invoiced, else credited on its invoice. A waiver takes
 * what is still due of the invoice at most: what was paid stays paid, and nothing goes back. Refuses what its status no
 * longer allows: it was paid, credited or reversed meanwhile.
 */
export async function carryOutFeeProposal(
  trx: ActorTransaction,
  actor: AdminActor,
  { feeId, kind, amountFen, reason, isAlone }: CarriedOutProposal,
  at: Date,
): Promise<void> {
  const line = await findInvoiceOfFee(trx, feeId);
  if (line) await lockInvoice(trx, line.invoiceId);
  const fee = found(await lockFee(trx, feeId), "fee-not-found");
  const { institutionId } = fee;
  const status: FeeStatus = fee.status;
  let isWhole = true;
  refuseIf(whyNotPropose(kind, { status }));
  if (status === "accrued") {
    refuseIf(whyNotMoveFee({ status }, "waive", "admin"));
    await setFeeStatus(trx, [feeId], feeStatusAfter(status, "waive"));
    await postToLedger(trx, { kind: "fee-waived", sourceId: feeId });
  } else {
    const { invoiceId } = found(line, "fee-wrong-state");
    const credit = { invoiceId, feeId, reasonCode: kind, reason };
    const mostFen = kind === "waiver" ? dueFen(await readInvoiceAmounts(trx, invoiceId)) : undefined;
    ({ isWhole } = await issueCreditNote(trx, actor, { ...credit, amountFen, mostFen }, at));
  }
  if (kind === "waiver")
    await record(trx, actor, {
      type: "fee-waived",
      subject: { kind: "deal", id: fee.dealId },
      institutionId,
      from: status,
      to: isWhole ? "waived" : "paid",
      note: reason,
      detail: { ...(isAlone && { isAlone }) },
    });
}
