import { type Insertable, sql } from "kysely";
import type { InvoiceAmounts } from "#app/domain/billing/amounts.ts";
import { insertForId, lockById, updateById } from "#db/queries/shared/rows.ts";
import { addDays, type Day } from "#app/lib/days.ts";
import type { InvoiceLineTable } from "#db/schema/billing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const insertInvoice = insertForId("invoice");
export const lockInvoice = lockById("invoice");
export const updateInvoice = updateById("invoice");

/** The amounts of one invoice; under its lock they can't change. */
export async function readInvoiceAmounts(trx: ActorTransaction, invoiceId: string): Promise<InvoiceAmounts> {
  const { rows } = await sql<InvoiceAmounts>`
    select total_fen,
      (select coalesce(sum(total_fen), 0)::bigint from credit_note where invoice_id = i.id) as credited_fen,
      (select coalesce(sum(amount_fen), 0)::bigint from receipt_allocation where invoice_id = i.id) as paid_fen,
      (select coalesce(sum(amount_fen) filter (where status = 'paid'), 0)::bigint from refund where invoice_id = i.id) as refunded_fen,
      (select coalesce(sum(amount_fen) filter (where status in ('requested', 'sent', 'failed')), 0)::bigint from refund where invoice_id = i.id) as refunding_fen
    from invoice i where id = ${invoiceId}::uuid`.execute(trx);
  const [amounts] = rows;
  if (amounts === undefined) throw new Error("an invoice that is locked exists");
  return amounts;
}

/** An invoice's lines with what credit notes took back of each; `is_void` ones only of a void invoice. */
export async function listInvoiceLines(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("invoiceLine as line")
    .innerJoin("fee", "fee.id", "line.feeId")
    .select((eb) => [
      "line.id",
      "line.position",
      "line.feeId",
      "line.netFen",
      "line.vatFen",
      "line.totalFen",
      "line.vatRateBp",
      "fee.status as feeStatus",
      eb
        .selectFrom("creditNoteLine as credit")
        .select(sql<bigint>`coalesce(sum(credit.net_fen), 0)::bigint`.as("sum"))
        .whereRef("credit.invoiceLineId", "=", "line.id")
        .as("creditedNetFen"),
      eb
        .selectFrom("creditNoteLine as credit")
        .select(sql<bigint>`coalesce(sum(credit.vat_fen), 0)::bigint`.as("sum"))
        .whereRef("credit.invoiceLineId", "=", "line.id")
        .as("creditedVatFen"),
    ])
    .where("line.invoiceId", "=", invoiceId)
    .orderBy("line.position")
    .$narrowType<{ creditedNetFen: bigint; creditedVatFen: bigint }>()
    .execute();
}

export async function voidInvoiceLines(trx: ActorTransaction, invoiceId: string): Promise<void> {
  await trx.updateTable("invoiceLine").set({ isVoid: true }).where("invoiceId", "=", invoiceId).execute();
}

/** The invoice on which a fee stands now. */
export function findInvoiceOfFee(trx: ActorTransaction, feeId: string) {
  return trx
    .selectFrom("invoiceLine")
    .select(["invoiceId", "id as lineId", "totalFen"])
    .where("feeId", "=", feeId)
    .where("isVoid", "=", false)
    .executeTakeFirst();
}

export async function insertInvoiceLines(
  trx: ActorTransaction,
  lines: readonly Insertable<InvoiceLineTable>[],
): Promise<void> {
  await trx.insertInto("invoiceLine").values(lines).execute();
}

/** Open invoices that are due within a week, or were, and have had fewer than three reminders; locked. */
export function lockInvoicesToRemind(trx: ActorTransaction, { today, limit }: { today: Day; limit: number }) {
  return trx
    .selectFrom("invoice")
    .select(["id", "number", "institutionId", "dueOn", "reminders"])
    .where("status", "=", "open")
    .where("reminders", "<", 3)
    .where("dueOn", "<=", addDays(today, 7))
    .orderBy("dueOn")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}
