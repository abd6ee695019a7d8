import { randomUUID } from "node:crypto";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { hasRefunds, listNetAllocations } from "#db/queries/billing/bank-proposals.ts";
import { updateBankLine } from "#db/queries/billing/bank-statements.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { lockUnapplied } from "#db/queries/billing/receipts.ts";
import { insertRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { settleRefund } from "../settle-refund.server.ts";
import { takeBackReceipt } from "../take-back-receipt.server.ts";

interface Undone {
  line: { id: string; amountFen: bigint; receiptId: string | null };
  proposalId: string;
}

/**
 * Undoes a match: its invoices are due again, and its money, taken off the institution's account, stands in suspense
 * until it is matched anew. Refused once any of it was sent back.
 */
export async function undoBankMatch(
  trx: ActorTransaction,
  actor: AdminActor,
  { line, proposalId }: Undone,
  at: Date,
): Promise<void> {
  const receiptId = line.receiptId ?? "";
  // Invoices are locked before receipts, as wherever money is applied.
  for (const { invoiceId } of await listNetAllocations(trx, receiptId)) await lockInvoice(trx, invoiceId);
  const { institutionId, amountFen } = found(await lockUnapplied(trx, receiptId), "receipt-not-found");
  refuseIf((await hasRefunds(trx, receiptId)) ? "bank-money-moved-on" : null);
  for (const { invoiceId, paidFen } of await listNetAllocations(trx, receiptId)) {
    const takenBack = { receiptId, invoiceId, kind: "undone", amountFen: paidFen } as const;
    await takeBackReceipt(trx, actor, { ...takenBack, sourceId: randomUUID() }, at);
  }
  // The institution's account gives it up as it gives up a refund; no money moves.
  const refundId = await insertRefund(trx, {
    receiptId,
    institutionId,
    provider: "bank",
    amountFen,
    invoiceId: null,
    creditNoteId: null,
    externalId: null,
    requestedAt: at,
    requestedBy: actor.userId,
    settledAt: null,
    failure: null,
  });
  await settleRefund(trx, actor, { refundId, externalId: `undone/${proposalId}`, outcome: "paid" }, at);
  await postToLedger(trx, { kind: "receipt-booked", sourceId: proposalId });
  const open = { status: "unmatched", receiptId: null, leftBecause: "match-undone" } as const;
  await updateBankLine(trx, line.id, { ...open, settledAt: null, settledBy: null });
}
