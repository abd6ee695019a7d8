import { randomUUID } from "node:crypto";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { BankProposalKind } from "#app/domain/billing/bank/lifecycle.ts";
import { confirmationDueAt } from "#app/domain/confirmations/lifecycle.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { insertBankProposal } from "#db/queries/billing/bank-proposals.ts";
import { insertConfirmation, lockOpenConfirmation } from "#db/queries/moderation/confirmations.ts";
import { countConfirming } from "#db/queries/moderation/ties.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../../context.ts";
import { carryOutBankProposal } from "./carry-out-bank-proposal.server.ts";

interface Proposed {
  kind: BankProposalKind;
  lineId: string | null;
  receiptId: string | null;
  institutionId: string | null;
  invoiceIds: string[];
  refundId: string | null;
  amountFen: bigint | null;
  before: string;
  after: string;
}

/**
 * Leaves a proposal to another finance admin, who has one working day; the caller holds the line or receipt. Where
 * nobody else could confirm it, it is done at once and the audit trail says so.
 */
export async function leaveToAnother(
  trx: ActorTransaction,
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  actor: AdminActor,
  { before, after, ...proposed }: Proposed,
): Promise<void> {
  const { kind, lineId, receiptId, institutionId } = proposed;
  const subjectId = lineId ?? receiptId ?? "";
  for (const other of ["bank-match", "over-payment-return"] as const)
    refuseIf((await lockOpenConfirmation(trx, other, subjectId)) ? "bank-proposal-open" : null);
  const at = now();
  const by = { proposedBy: actor.userId, proposedAt: at };
  const admins = await countConfirming(trx, "finance", { institutionId });
  const confirmationId = admins > 1 ? randomUUID() : null;
  if (confirmationId !== null)
    await insertConfirmation(trx, {
      id: confirmationId,
      kind: kind === "return" ? "over-payment-return" : "bank-match",
      subjectId,
      dueAt: confirmationDueAt(at, workingDays, admins),
      beforeStatus: before,
      afterStatus: after,
      ...by,
    });
  const id = await insertBankProposal(trx, { confirmationId, ...proposed, ...by });
  const type = confirmationId === null ? "bank-proposal-confirmed" : "bank-proposal-made";
  const detail = { kind, ...(confirmationId === null && { isAlone: true }) };
  await record(trx, actor, { type, subject: { kind: "platform", id: subjectId }, detail });
  if (confirmationId === null)
    await carryOutBankProposal(trx, actor, { id, ...proposed, proposedBy: actor.userId }, at);
}
