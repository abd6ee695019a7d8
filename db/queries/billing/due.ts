import { sql } from "kysely";

/** What is due of an invoice, of which `invoice` is the alias in the statement, in fen; the domain's `dueFen` in SQL. */
export const dueOfInvoice = (invoice: string) => {
  const id = sql.raw(`${invoice}.id`);
  return sql<bigint>`(${sql.raw(`${invoice}.total_fen`)}
    - (select coalesce(sum(c.total_fen), 0) from credit_note c where c.invoice_id = ${id})
    - (select coalesce(sum(a.amount_fen), 0) from receipt_allocation a where a.invoice_id = ${id})
    + (select coalesce(sum(r.amount_fen), 0) from refund r where r.invoice_id = ${id} and r.status = 'paid'))::bigint`;
};
