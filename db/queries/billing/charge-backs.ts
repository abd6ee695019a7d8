import { type Insertable, sql } from "kysely";
import type { ChargeBackTable } from "#db/schema/billing.ts";
import { insertForId, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const updateChargeBack = updateById("chargeBack");
export const insertPart = insertForId("chargeBackPart");

export interface ChargeBackPart {
  /** The allocation that takes it back. */
  id: string;
  /** The allocation that gives it back. */
  reinstatedId: string;
  /** Null: of money that paid no invoice. */
  invoiceId: string | null;
  amountFen: bigint;
}

/** Adds a charge-back unless it is there, and locks it. */
export async function lockChargeBack(trx: ActorTransaction, values: Insertable<ChargeBackTable>) {
  await trx
    .insertInto("chargeBack")
    .values(values)
    .onConflict((conflict) => conflict.column("externalId").doNothing())
    .execute();
  return trx
    .selectFrom("chargeBack")
    .selectAll()
    .where("externalId", "=", values.externalId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

export function listParts(trx: ActorTransaction, chargeBackId: string): Promise<ChargeBackPart[]> {
  return trx
    .selectFrom("chargeBackPart")
    .select(["id", "reinstatedId", "invoiceId", "amountFen"])
    .where("chargeBackId", "=", chargeBackId)
    .orderBy("id")
    .execute();
}

/** What a receipt still pays of each invoice, after what was taken back, refunded or sent back; the largest part first. */
export async function listPaidOf(trx: ActorTransaction, receiptId: string) {
  const { rows } = await sql<{ invoiceId: string; leftFen: bigint }>`
    select a.invoice_id, (sum(a.amount_fen) - (select coalesce(sum(f.amount_fen), 0) from refund f
      where f.receipt_id = a.receipt_id and f.invoice_id = a.invoice_id and f.status in ('sent', 'paid')))::bigint as left_fen
    from receipt_allocation a where a.receipt_id = ${receiptId}::uuid
    group by a.receipt_id, a.invoice_id order by left_fen desc, a.invoice_id`.execute(trx);
  return rows.filter(({ leftFen }) => leftFen > 0n);
}
