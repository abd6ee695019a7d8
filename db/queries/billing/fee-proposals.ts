import { sql } from "kysely";
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

/**
 * Waivers and credits that were proposed, with what became of each: those that wait for another admin, the oldest first,
 * or those that do not, the newest first. One without a confirmation was carried out by a single admin.
 */
export function listFeeProposalRows(
  trx: ActorTransaction,
  { isOpen, limit }: { isOpen: boolean; limit: number },
) {
  return trx
    .selectFrom("feeProposal as proposal")
    .leftJoin("confirmation", "confirmation.subjectId", "proposal.id")
    .innerJoin("fee", "fee.id", "proposal.feeId")
    .innerJoin("deal", "deal.id", "fee.dealId")
    .innerJoin("institution", "institution.id", "proposal.institutionId")
    .leftJoin("invoiceLine as line", (join) =>
      join.onRef("line.feeId", "=", "fee.id").on("line.isVoid", "=", false),
    )
    .leftJoin("invoice", "invoice.id", "line.invoiceId")
    .leftJoin("accounts.user as proposer", "proposer.id", "proposal.proposedBy")
    .leftJoin("accounts.user as settler", "settler.id", "confirmation.settledBy")
    .select(["proposal.id", "proposal.kind", "proposal.amountFen", "proposal.reason", "proposal.feeId"])
    .select(["proposal.proposedBy", "proposal.proposedAt", "proposer.name as proposerName"])
    .select(["confirmation.status", "confirmation.dueAt", "confirmation.settledAt", "confirmation.settledBy"])
    .select(["settler.name as settlerName", "deal.number as dealNumber"])
    .select(["institution.nameZh", "institution.nameEn"])
    .select(["invoice.id as invoiceId", "invoice.number as invoiceNumber"])
    .select([
      sql<bigint>`coalesce(fee.net_fen + fee.vat_fen, fee.amount_fen)::bigint`.as("grossFen"),
      sql<boolean>`is_tied(current_user_id(), fee.company_id, fee.institution_id)`.as("isTied"),
    ])
    .$if(isOpen, (query) => query.where("confirmation.status", "=", "open").orderBy("proposal.proposedAt"))
    .$if(!isOpen, (query) =>
      query
        .where((eb) =>
          eb.or([eb("confirmation.status", "is", null), eb("confirmation.status", "<>", "open")]),
        )
        .orderBy("proposal.proposedAt", "desc"),
    )
    .orderBy("proposal.id")
    .limit(limit)
    .execute();
}
