import { sql, type Insertable } from "kysely";
import type { FapiaoTable } from "#db/schema/billing.ts";
import { updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Everything but the bytes of the file. */
const stated = [
  "fapiao.id",
  "fapiao.institutionId",
  "fapiao.invoiceId",
  "fapiao.creditNoteId",
  "fapiao.kind",
  "fapiao.totalFen",
  "fapiao.status",
  "fapiao.number",
  "fapiao.issuedOn",
  "fapiao.requestedAt",
  "fapiao.fileName",
  "fapiao.fetchedAt",
] as const;

/** Undefined where one is requested or issued already: an invoice has one, and a credit note one red one. */
export async function insertFapiao(trx: ActorTransaction, values: Insertable<FapiaoTable>) {
  const row = await trx
    .insertInto("fapiao")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export function lockFapiao(trx: ActorTransaction, fapiaoId: string) {
  return trx
    .selectFrom("fapiao")
    .select(stated)
    .where("id", "=", fapiaoId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The one of an invoice that is requested or issued, locked. */
export function lockFapiaoOfInvoice(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("fapiao")
    .select(stated)
    .where("invoiceId", "=", invoiceId)
    .where("creditNoteId", "is", null)
    .where("status", "<>", "cancelled")
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export const updateFapiao = updateById("fapiao");

/** Whether another fapiao has this number. */
export async function isFapiaoNumberTaken(trx: ActorTransaction, number: string, by: string) {
  const row = await trx
    .selectFrom("fapiao")
    .select("id")
    .where("number", "=", number)
    .where("id", "<>", by)
    .executeTakeFirst();
  return row !== undefined;
}

function withInvoice(trx: ActorTransaction) {
  return trx
    .selectFrom("fapiao")
    .innerJoin("invoice", "invoice.id", "fapiao.invoiceId")
    .innerJoin("institution", "institution.id", "fapiao.institutionId")
    .select(stated)
    .select(["invoice.number as invoiceNumber", "invoice.issuedAt as invoiceIssuedAt"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"]);
}

/** An institution's own, the latest first. */
export function listOwnFapiao(trx: ActorTransaction, institutionId: string) {
  return withInvoice(trx)
    .where("fapiao.institutionId", "=", institutionId)
    .orderBy("fapiao.requestedAt", "desc")
    .orderBy("fapiao.id")
    .limit(200)
    .execute();
}

/** What finance has to issue, the oldest request first. */
export function listRequestedFapiao(trx: ActorTransaction) {
  return withInvoice(trx)
    .where("fapiao.status", "=", "requested")
    .orderBy("fapiao.requestedAt")
    .orderBy("fapiao.id")
    .limit(200)
    .execute();
}

export function findFapiao(trx: ActorTransaction, fapiaoId: string) {
  return withInvoice(trx).where("fapiao.id", "=", fapiaoId).executeTakeFirst();
}

/** The invoice that a fapiao is requested for, and what credit notes left of it. */
export async function findInvoiceToState(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("invoice")
    .select(["id", "institutionId", "status", "number", "issuedAt"])
    .select(
      sql<bigint>`total_fen - (select coalesce(sum(total_fen), 0)::bigint from credit_note c where c.invoice_id = invoice.id)`.as(
        "leftFen",
      ),
    )
    .where("id", "=", invoiceId)
    .executeTakeFirst();
}

export function findCreditNote(trx: ActorTransaction, creditNoteId: string) {
  return trx
    .selectFrom("creditNote")
    .select(["id", "institutionId", "invoiceId", "totalFen", "number"])
    .where("id", "=", creditNoteId)
    .executeTakeFirst();
}

/** The file of an issued one. */
export function findFapiaoFile(trx: ActorTransaction, fapiaoId: string) {
  return trx
    .selectFrom("fapiao")
    .select(["fileName", "fileBytes", "institutionId"])
    .where("id", "=", fapiaoId)
    .where("status", "=", "issued")
    .executeTakeFirst();
}

/** The institution fetched it; the first time counts. */
export async function noteFapiaoFetched(trx: ActorTransaction, fapiaoId: string): Promise<void> {
  await sql`select note_fapiao_fetched(${fapiaoId}::uuid)`.execute(trx);
}
