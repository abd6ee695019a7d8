import { insertForId } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const insertFeeProposal = insertForId("feeProposal");

export function findFeeProposal(trx: ActorTransaction, id: string) {
  return trx.selectFrom("feeProposal").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Whether something is proposed for a fee; its row is locked. */
export async function isProposedFor(trx: ActorTransaction, feeId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("feeProposal as proposal")
    .innerJoin("confirmation", "confirmation.subjectId", "proposal.id")
    .select("proposal.id")
    .where("proposal.feeId", "=", feeId)
    .where("confirmation.status", "=", "open")
    .executeTakeFirst();
  return row !== undefined;
}

/** What waits for another admin, the oldest first. */
export function listOpenFeeProposals(trx: ActorTransaction, limit: number) {
  return trx
    .selectFrom("feeProposal as proposal")
    .innerJoin("confirmation", "confirmation.subjectId", "proposal.id")
    .innerJoin("fee", "fee.id", "proposal.feeId")
    .innerJoin("institution", "institution.id", "proposal.institutionId")
    .leftJoin("accounts.user as proposer", "proposer.id", "proposal.proposedBy")
    .select([
      "proposal.id",
      "proposal.kind",
      "proposal.amountFen",
      "proposal.reason",
      "proposal.feeId",
      "proposal.proposedBy",
      "proposal.proposedAt",
      "confirmation.dueAt",
      "proposer.name as proposerName",
      "institution.nameZh as institutionNameZh",
      "institution.nameEn as institutionNameEn",
      "fee.netFen",
      "fee.vatFen",
    ])
    .where("confirmation.status", "=", "open")
    .where("confirmation.kind", "in", ["fee-waiver", "fee-adjustment"])
    .orderBy("proposal.proposedAt")
    .limit(limit)
    .execute();
}
