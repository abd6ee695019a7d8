import { sql } from "kysely";
import type { BookedKind } from "#app/domain/billing/ledger.ts";
import type { AccountBalance } from "#app/domain/billing/statement.ts";
import { type Day, instantOf } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface BookedMovement extends AccountBalance {
  id: bigint;
  kind: BookedKind;
  at: Date;
  /** The invoice that it concerns; null: none. */
  invoiceId: string | null;
  invoiceNumber: string | null;
  creditNoteNumber: string | null;
}

/** Both accounts of an institution that a statement shows; a credit balance is positive. */
const ownAccounts = (institutionId: string) => sql`
  ledger_account a where a.institution_id = ${institutionId}::uuid and a.kind in ('receivable', 'unapplied') and a.currency = 'CNY'`;
const sums = sql`
  coalesce(sum(p.amount_minor) filter (where a.kind = 'receivable'), 0)::bigint as owed_fen,
  coalesce(-sum(p.amount_minor) filter (where a.kind = 'unapplied'), 0)::bigint as credit_fen`;

/** The balances of an institution's accounts before a day (Asia/Shanghai), and the day of the first posting. */
export async function readBalancesBefore(
  trx: ActorTransaction,
  institutionId: string,
  before: Day,
): Promise<AccountBalance & { firstAt: Date | null }> {
  const from = instantOf(before);
  const { rows } = await sql<AccountBalance & { firstAt: Date | null }>`
    with own as (select a.id, a.kind from ${ownAccounts(institutionId)}), before as (
      select ${sums} from own a join ledger_posting p on p.account_id = a.id
      join ledger_transaction t on t.id = p.transaction_id where t.posted_at < ${from}
    )
    select before.*, (select min(t.posted_at) from own a join ledger_posting p on p.account_id = a.id
      join ledger_transaction t on t.id = p.transaction_id) as first_at
    from before`.execute(trx);
  return rows[0] ?? { owedFen: 0n, creditFen: 0n, firstAt: null };
}

/** The transactions that change an institution's accounts, in the order of their posting, each with what it books. */
export async function listMovements(
  trx: ActorTransaction,
  institutionId: string,
  { from, until }: { from: Day; until: Day },
): Promise<BookedMovement[]> {
  const { rows } = await sql<BookedMovement>`
    with own as (select a.id, a.kind from ${ownAccounts(institutionId)}), moved as (
      select t.id, t.kind, t.source_id, t.posted_at as at, ${sums}
      from own a join ledger_posting p on p.account_id = a.id join ledger_transaction t on t.id = p.transaction_id
      where t.posted_at >= ${instantOf(from)} and t.posted_at < ${instantOf(until)}
      group by t.id
    )
    select m.id, m.kind, m.at, m.owed_fen, m.credit_fen, i.id as invoice_id, i.number as invoice_number, n.number as credit_note_number
    from moved m
    left join credit_note n on n.id = m.source_id
    left join receipt_allocation ra on ra.id = m.source_id
    left join refund r on r.id = m.source_id
    left join invoice i on i.id = coalesce(n.invoice_id, ra.invoice_id, r.invoice_id, m.source_id)
    order by m.at, m.id`.execute(trx);
  return rows;
}
