import { sql } from "kysely";
import { insertForId } from "#db/queries/shared/rows.ts";
import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { Insertable } from "kysely";
import type { ReceiptAllocationTable, ReceiptTable } from "#db/schema/billing.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { unappliedOfReceipt } from "./unapplied.ts";

export const insertAllocation = insertForId("receiptAllocation");

/** Inserts a receipt unless the provider's payment is here already; then undefined. */
export function insertReceiptOnce(trx: ActorTransaction, values: Insertable<ReceiptTable>) {
  return trx
    .insertInto("receipt")
    .values(values)
    .onConflict((conflict) => conflict.columns(["provider", "externalId"]).doNothing())
    .returning(["id", "amountFen", "institutionId", "provider"])
    .executeTakeFirst();
}

export function findReceipt(trx: ActorTransaction, provider: PaymentProviderName, externalId: string) {
  return trx
    .selectFrom("receipt")
    .selectAll()
    .where("provider", "=", provider)
    .where("externalId", "=", externalId)
    .executeTakeFirst();
}

/** Locks a receipt and returns what of it pays no invoice and does not go back, in fen. */
export async function lockUnapplied(trx: ActorTransaction, receiptId: string) {
  const receipt = await trx
    .selectFrom("receipt")
    .selectAll()
    .where("id", "=", receiptId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (receipt === undefined) return undefined;
  const { unappliedFen } = await trx
    .selectFrom("receipt as r")
    .select(unappliedOfReceipt("r").as("unappliedFen"))
    .where("r.id", "=", receiptId)
    .executeTakeFirstOrThrow();
  return { ...receipt, unappliedFen };
}

/** What each receipt still pays of an invoice, after what was taken back and refunded; the last payments first. */
export async function listPaidBy(trx: ActorTransaction, invoiceId: string) {
  const { rows } = await sql<{ receiptId: string; provider: PaymentProviderName; leftFen: bigint }>`
    select r.id as receipt_id, r.provider, (sum(a.amount_fen)
      - (select coalesce(sum(f.amount_fen), 0) from refund f where f.receipt_id = r.id and f.invoice_id = ${invoiceId}::uuid and f.status not in ('replaced', 'cancelled')))::bigint as left_fen
    from receipt_allocation a join receipt r on r.id = a.receipt_id
    where a.invoice_id = ${invoiceId}::uuid
    group by r.id, r.provider, r.received_at
    order by r.received_at desc, r.id`.execute(trx);
  return rows.filter(({ leftFen }) => leftFen > 0n);
}

/** Adds an allocation of a given id; false if it is there already. */
export async function insertAllocationOnce(
  trx: ActorTransaction,
  values: Insertable<ReceiptAllocationTable>,
): Promise<boolean> {
  const row = await trx
    .insertInto("receiptAllocation")
    .values(values)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
