import type { AdminActor } from "#app/domain/accounts/actor.ts";
import {
  type BankLineProposalKind,
  type BankProposalKind,
  whyNotProposeForLine,
} from "#app/domain/billing/bank/lifecycle.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { isDemonstrationInstitution } from "#db/queries/billing/bank-matching.ts";
import { lockBankLine, updateBankLine } from "#db/queries/billing/bank-statements.ts";
import { record } from "#db/queries/audit/events.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { lockUnapplied } from "#db/queries/billing/receipts.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockRefund } from "#db/queries/billing/refunds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { applyUnapplied } from "../apply-unapplied.server.ts";
import { bookLineReceipt } from "./book-line-receipt.server.ts";
import { lockPayable } from "./lock-payable.server.ts";
import { returnOverPayment } from "./return-over-payment.server.ts";
import { settleLineRefund } from "./settle-line-refund.server.ts";
import { takeBackRefund } from "./take-back-refund.server.ts";
import { undoBankMatch } from "./undo-bank-match.server.ts";

/** What was proposed, as it is stored. */
export interface CarriedOutBankProposal {
  id: string;
  kind: BankProposalKind;
  lineId: string | null;
  receiptId: string | null;
  institutionId: string | null;
  invoiceIds: readonly string[];
  refundId: string | null;
  amountFen: bigint | null;
  proposedBy: string;
}

/** Does what was proposed and confirmed; refused where its line, money or invoices have changed since. */
export async function carryOutBankProposal(
  trx: ActorTransaction,
  actor: AdminActor,
  proposal: CarriedOutBankProposal,
  at: Date,
): Promise<void> {
  const { kind } = proposal;
  switch (kind) {
    case "match":
    case "assign":
    case "settle":
    case "came-back":
    case "ignore":
    case "undo":
    case "another":
      return ofLine(trx, actor, { ...proposal, kind }, at);
    case "apply":
    case "return":
      return ofReceipt(trx, actor, { ...proposal, kind }, at);
    default:
      return assertNever(kind);
  }
}

async function ofLine(
  trx: ActorTransaction,
  actor: AdminActor,
  proposal: CarriedOutBankProposal & { kind: BankLineProposalKind },
  at: Date,
): Promise<void> {
  const line = found(await lockBankLine(trx, proposal.lineId ?? ""), "bank-line-not-found");
  refuseIf(whyNotProposeForLine(line, proposal.kind));
  const settled = { settledAt: at, settledBy: actor.userId, leftBecause: null };
  switch (proposal.kind) {
    case "match": {
      const { invoiceIds } = proposal;
      const { institutionId, invoices } = await lockPayable(trx, invoiceIds);
      await postToLedger(trx, { kind: "receipt-identified", sourceId: proposal.id });
      const isDemonstration = invoices.some((invoice) => invoice.isDemonstration);
      const identified = { line, institutionId, invoiceIds, isDemonstration };
      const { receiptId } = await bookLineReceipt(trx, actor, identified, at);
      return updateBankLine(trx, line.id, { ...settled, status: "matched", receiptId });
    }
    case "assign": {
      const institutionId = proposal.institutionId ?? "";
      const isDemonstration = await isDemonstrationInstitution(trx, institutionId);
      await postToLedger(trx, { kind: "receipt-identified", sourceId: proposal.id });
      const identified = { line, institutionId, invoiceIds: [], isDemonstration };
      const { receiptId } = await bookLineReceipt(trx, actor, identified, at);
      return updateBankLine(trx, line.id, { ...settled, status: "matched", receiptId });
    }
    case "settle": {
      const refund = found(await lockRefund(trx, proposal.refundId ?? ""), "refund-not-found");
      refuseIf(refund.status === "requested" || refund.status === "sent" ? null : "refund-wrong-state");
      await settleLineRefund(trx, actor, { lineId: line.id, refundId: refund.id }, at);
      return updateBankLine(trx, line.id, { ...settled, status: "matched", refundId: refund.id });
    }
    case "came-back":
      await postToLedger(trx, { kind: "receipt-identified", sourceId: proposal.id });
      await takeBackRefund(trx, actor, { refundId: proposal.refundId ?? "" }, at);
      return updateBankLine(trx, line.id, { ...settled, status: "came-back" });
    case "ignore":
      if (line.amountFen > 0n) await postToLedger(trx, { kind: "receipt-unapplied", sourceId: proposal.id });
      return updateBankLine(trx, line.id, { ...settled, status: "ignored" });
    case "undo":
      return undoBankMatch(trx, actor, { line, proposalId: proposal.id }, at);
    case "another":
      // Nobody has looked at its words yet: the job does, as at those of any new line.
      await updateBankLine(trx, line.id, { status: "unmatched", settledAt: null, settledBy: null });
      await enqueue(trx, "match-bank-statement", { statementId: line.statementId });
  }
}

async function ofReceipt(
  trx: ActorTransaction,
  actor: AdminActor,
  {
    kind,
    receiptId,
    invoiceIds,
    amountFen,
    proposedBy,
  }: CarriedOutBankProposal & { kind: "apply" | "return" },
  at: Date,
): Promise<void> {
  const invoices = kind === "apply" ? (await lockPayable(trx, invoiceIds)).invoices : [];
  const receipt = found(await lockUnapplied(trx, receiptId ?? ""), "receipt-not-found");
  const nothingLeft = kind === "apply" ? "receipt-used-up" : "bank-nothing-to-return";
  refuseIf(receipt.unappliedFen >= (amountFen ?? 1n) ? null : nothingLeft);
  if (kind === "return")
    return returnOverPayment(trx, actor, { receipt, amountFen: amountFen ?? 0n, proposedBy }, at);
  for (const { id: invoiceId, institutionId, number } of invoices) {
    const appliedFen = await applyUnapplied(trx, actor, { receiptId: receipt.id, invoiceId }, at);
    await record(trx, actor, {
      type: "receipt-applied",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      detail: { number, amountFen: appliedFen.toString() },
    });
  }
}
