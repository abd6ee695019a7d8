import { sql } from "kysely";
import { insertForId } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const insertBankProposal = insertForId("bankProposal");

/** What was proposed, with the confirmation that it waits for. */
export async function findBankProposal(trx: ActorTransaction, confirmationId: string) {
  return trx
    .selectFrom("bankProposal as p")
    .innerJoin("confirmation as c", "c.id", "p.confirmationId")
    .selectAll("p")
    .select(["c.kind as confirmationKind", "c.subjectId"])
    .where("p.confirmationId", "=", confirmationId)
    .executeTakeFirst();
}

const openBankProposals = (trx: ActorTransaction) =>
  trx
    .selectFrom("confirmation as c")
    .innerJoin("bankProposal as p", "p.confirmationId", "c.id")
    .leftJoin("accounts.user as proposer", "proposer.id", "c.proposedBy")
    .leftJoin("institution as i", "i.id", "p.institutionId")
    .select([
      "c.id",
      "c.subjectId",
      "c.status",
      "c.proposedBy",
      "c.proposedAt",
      "c.dueAt",
      "p.kind",
      "p.amountFen",
    ])
    .select([
      "proposer.name as proposerName",
      "i.nameZh as institutionNameZh",
      "i.nameEn as institutionNameEn",
    ])
    .select((eb) => [
      sql<
        string[]
      >`array(select v.number from unnest(${eb.ref("p.invoiceIds")}) with ordinality named(id, place)
        join invoice v on v.id = named.id order by named.place)`.as("numbers"),
    ])
    .where("c.kind", "in", ["bank-match", "over-payment-return"])
    .where("c.status", "=", "open")
    .orderBy("c.proposedAt");

/** Proposals about these lines and receipts that wait for another admin. */
export function listOpenBankProposals(trx: ActorTransaction, subjectIds: readonly string[]) {
  return openBankProposals(trx)
    .where("c.subjectId", "=", sql<string>`any (${[...subjectIds]}::uuid[])`)
    .execute();
}

/**
 * All that wait for another admin, the oldest first, each with the line of a statement where it is confirmed, or, of a
 * payment by card, with the invoice.
 */
export function listBankProposalRows(trx: ActorTransaction, limit: number) {
  return openBankProposals(trx)
    .leftJoin("receipt as r", "r.id", "p.receiptId")
    .leftJoin("bankLine as l", (join) =>
      join.on((eb) =>
        eb.or([eb("l.id", "=", eb.ref("c.subjectId")), eb("l.receiptId", "=", eb.ref("c.subjectId"))]),
      ),
    )
    .select(({ fn, ref }) => [
      "l.id as lineId",
      "l.statementId",
      sql<string | null>`coalesce(p.invoice_ids[1], (select v.id from invoice v
        where l.id is null and v.institution_id = p.institution_id order by v.issued_at desc, v.id limit 1))`.as(
        "invoiceId",
      ),
      fn.coalesce("l.counterpartyName", "r.payer").as("counterpartyName"),
      sql<bigint>`coalesce(${ref("l.amountFen")}, ${ref("r.amountFen")})`.as("lineFen"),
    ])
    .limit(limit)
    .execute();
}

/** What of a receipt pays which invoice now, in the order in which invoices are locked. */
export async function listNetAllocations(trx: ActorTransaction, receiptId: string) {
  const { rows } = await sql<{ invoiceId: string; paidFen: bigint }>`
    select invoice_id, sum(amount_fen)::bigint as paid_fen
    from receipt_allocation where receipt_id = ${receiptId}::uuid
    group by invoice_id having sum(amount_fen) > 0 order by invoice_id`.execute(trx);
  return rows;
}

/** Whether any of a receipt was sent back, or is to be. */
export async function hasRefunds(trx: ActorTransaction, receiptId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("refund")
    .select("id")
    .where("receiptId", "=", receiptId)
    .where("status", "not in", ["replaced", "cancelled"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The institution whose money a receipt is. */
export async function findReceiptOwner(trx: ActorTransaction, receiptId: string): Promise<string | null> {
  const row = await trx
    .selectFrom("receipt")
    .select("institutionId")
    .where("id", "=", receiptId)
    .executeTakeFirst();
  return row?.institutionId ?? null;
}
