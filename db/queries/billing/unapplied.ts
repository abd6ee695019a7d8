import { sql } from "kysely";

/**
 * What of a receipt, of which `receipt` is the alias in the statement, pays no invoice and does not go back, in fen. Money
 * that its bank took back is gone.
 */
export const unappliedOfReceipt = (receipt: string) => {
  const id = sql.raw(`${receipt}.id`);
  return sql<bigint>`(${sql.raw(`${receipt}.amount_fen`)}
    - (select coalesce(sum(a.amount_fen) filter (where a.kind in ('payment', 'undone')), 0) from receipt_allocation a where a.receipt_id = ${id})
    - (select coalesce(sum(f.amount_fen), 0) from refund f where f.receipt_id = ${id} and f.invoice_id is null and f.status not in ('replaced', 'cancelled'))
    - (${takenOfUnapplied(receipt)}))::bigint`;
};

/** What charge-backs took of a receipt that paid no invoice, in fen. */
export const takenOfUnapplied = (receipt: string) => sql<bigint>`
  select coalesce(sum(p.amount_fen), 0) from charge_back b join charge_back_part p on p.charge_back_id = b.id
  where b.receipt_id = ${sql.raw(`${receipt}.id`)} and b.status <> 'won' and p.invoice_id is null`;
