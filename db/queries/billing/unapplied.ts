import { sql, type SqlBool } from "kysely";

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

/**
 * Whether an invoice, as `i`, shows what of its institution's money pays nothing: each that is open, and the last one, so
 * that there is one where nothing is open.
 */
export const isWhereMoneyShows = sql<SqlBool>`(i.status = 'open' or i.id = (
  select v.id from invoice v where v.institution_id = i.institution_id order by v.issued_at desc, v.id limit 1))`;
