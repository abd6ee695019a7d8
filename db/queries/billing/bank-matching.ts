import { sql } from "kysely";
import type { PayableInvoice } from "#app/domain/billing/bank/matching.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { dueOfInvoice } from "./due.ts";

/** Whom payers' names and accounts belong to. */
export interface PayerIdentity {
  institutionId: string;
  names: string[];
  account: string | null;
}

/** Every institution that keeps a billing profile or was billed: there are hundreds. */
export async function listPayerIdentities(trx: ActorTransaction): Promise<PayerIdentity[]> {
  const { rows } = await sql<PayerIdentity>`
    select i.id as institution_id, p.bank_account as account,
      array_remove(array[p.title, i.name_zh, i.name_en], null) as names
    from institution i left join billing_profile p on p.institution_id = i.id
    where p.institution_id is not null or exists (select from invoice v where v.institution_id = i.id)`.execute(
    trx,
  );
  return rows;
}

const payable = sql`
  select v.id, v.number, v.institution_id, v.status, v.due_on::text as due_on,
    ${dueOfInvoice("v")} as due_fen,
    v.is_demonstration, i.name_zh as institution_name_zh, i.name_en as institution_name_en
  from invoice v join institution i on i.id = v.institution_id`;

export type PayableRow = PayableInvoice & {
  isDemonstration: boolean;
  institutionNameZh: string;
  institutionNameEn: string | null;
};

/** The invoices of these numbers, whatever their state; locked in one order. */
export async function lockInvoicesNumbered(
  trx: ActorTransaction,
  numbers: readonly string[],
): Promise<PayableRow[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<PayableRow>`${payable} where v.number = any (${[...numbers]}::text[])
    order by v.id for no key update of v`.execute(trx);
  return rows;
}

/** The ids of these numbers. */
export async function findInvoicesNumbered(trx: ActorTransaction, numbers: readonly string[]) {
  return trx
    .selectFrom("invoice")
    .select(["id", "number"])
    .where("number", "=", sql<string>`any (${[...numbers]}::text[])`)
    .execute();
}

/** Whether an institution is one of the demonstration. */
export async function isDemonstrationInstitution(
  trx: ActorTransaction,
  institutionId: string,
): Promise<boolean> {
  const { isDemonstration } = await trx
    .selectFrom("institution")
    .select("isDemonstration")
    .where("id", "=", institutionId)
    .executeTakeFirstOrThrow();
  return isDemonstration;
}

/** The invoices of these ids; locked in one order. */
export async function lockPayableInvoices(
  trx: ActorTransaction,
  invoiceIds: readonly string[],
): Promise<PayableRow[]> {
  const { rows } = await sql<PayableRow>`${payable} where v.id = any (${[...invoiceIds]}::uuid[])
    order by v.id for no key update of v`.execute(trx);
  return rows;
}

const mostListed = 500;

/** What lines of a page could pay: the invoices that they name, open ones of their payers, and those of their amounts. */
export async function listPayableInvoices(
  trx: ActorTransaction,
  { numbers, institutionIds, amounts }: { numbers: string[]; institutionIds: string[]; amounts: bigint[] },
): Promise<PayableRow[]> {
  const { rows } = await sql<PayableRow>`select * from (${payable}) v
    where v.number = any (${numbers}::text[])
      or v.status = 'open' and (v.institution_id = any (${institutionIds}::uuid[]) or v.due_fen = any (${amounts}::bigint[]))
    order by v.due_on, v.number limit ${mostListed}`.execute(trx);
  return rows;
}

export interface AwaitedRow {
  id: string;
  institutionId: string;
  receiptId: string;
  invoiceId: string | null;
  amountFen: bigint;
  requestedAt: Date;
  names: string[];
  accounts: string[];
}

/** Refunds by bank that no statement has shown, with the names and accounts of whoever is to get them. */
export async function listAwaitedRefunds(
  trx: ActorTransaction,
  amounts: readonly bigint[],
): Promise<AwaitedRow[]> {
  if (amounts.length === 0) return [];
  const { rows } = await sql<AwaitedRow>`
    select f.id, f.institution_id, f.receipt_id, f.invoice_id,
      f.amount_fen, f.requested_at,
      array_remove(array[r.payer, l.counterparty_name, p.title, i.name_zh, i.name_en], null) as names,
      array_remove(array[l.counterparty_account, p.bank_account], null) as accounts
    from refund f
    join receipt r on r.id = f.receipt_id
    join institution i on i.id = f.institution_id
    left join billing_profile p on p.institution_id = f.institution_id
    left join bank_line l on l.receipt_id = f.receipt_id
    where f.provider = 'bank' and f.status in ('requested', 'sent') and f.amount_fen = any (${[...amounts]}::bigint[])
    order by f.requested_at, f.id limit ${mostListed}`.execute(trx);
  return rows;
}
