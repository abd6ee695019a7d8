import { sql } from "kysely";
import type { FeeKindOfDeal, FeeStatus } from "#app/domain/billing/lifecycle.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { Day } from "#app/lib/days.ts";
import { toPage } from "#app/lib/paging.ts";
import { afterInstant, byInstant } from "#db/queries/shared/instant-key.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { dueOfInvoice } from "./due.ts";

export interface OwnFee {
  id: string;
  instantKey: string;
  accruedAt: Date;
  kind: FeeKindOfDeal;
  status: FeeStatus;
  drawnFen: bigint;
  rateBp: number;
  netFen: bigint;
  vatFen: bigint;
  vatRateBp: number;
  dealId: string;
  dealNumber: bigint;
  commitment: Commitment;
  companyNameZh: string | null;
  companyNameEn: string | null;
  sequence: number;
  valueDate: Day | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
}

interface OwnFees {
  institutionId: string;
  statuses: readonly FeeStatus[] | null;
  cursor?: string | undefined;
  size: number;
}

/**
 * An institution's fees, the last accrued first, each with its drawdown, its deal as the institution may name it, and the
 * invoice on which it stands. The page is selected before it is joined.
 */
export async function listOwnFees(trx: ActorTransaction, { institutionId, statuses, cursor, size }: OwnFees) {
  const after = cursor === undefined ? null : afterInstant(cursor);
  const conditions = [
    sql`institution_id = ${institutionId}::uuid`,
    ...(statuses === null ? [] : [sql`status = any (${[...statuses]}::text[])`]),
    ...(after === null
      ? []
      : [sql`(accrued_at, id) < (${after.instantKey}::timestamptz, ${after.id}::uuid)`]),
  ];
  const { rows } = await sql<OwnFee>`
    with page as materialized (
      select * from fee where ${sql.join(conditions, sql` and `)} order by accrued_at desc, id desc limit ${size + 1}
    )
    select f.id, f.accrued_at::text as instant_key, f.accrued_at, f.kind, f.status, f.drawn_fen, f.rate_bp,
      coalesce(f.net_fen, 0) as net_fen, coalesce(f.vat_fen, 0) as vat_fen, coalesce(f.vat_rate_bp, 0) as vat_rate_bp,
      d.id as deal_id, d.number as deal_number, d.commitment, company.name_zh as company_name_zh, company.name_en as company_name_en,
      w.sequence, w.value_date, v.id as invoice_id, v.number as invoice_number
    from page f
    join deal d on d.id = f.deal_id
    join drawdown w on w.id = f.drawdown_id
    left join lateral disclosed_companies(array[d.introduction_id]) as company on true
    left join invoice_line l on l.fee_id = f.id and not l.is_void
    left join invoice v on v.id = l.invoice_id
    order by f.accrued_at desc, f.id desc`.execute(trx);
  return toPage(byInstant, rows, size);
}

export interface OwnFigures {
  accruedFen: bigint;
  oldestAccruedAt: Date | null;
  dueFen: bigint;
  overdueFen: bigint;
  /** What was paid and pays no invoice. */
  creditFen: bigint;
  /** What of it is on its way back. */
  returningFen: bigint;
}

/** What an institution will be invoiced, owes, owes past the due date, and has paid beyond its invoices. */
export async function sumOwnFees(
  trx: ActorTransaction,
  institutionId: string,
  today: Day,
): Promise<OwnFigures> {
  const { rows } = await sql<OwnFigures>`
    with accrued as (
      select coalesce(sum(net_fen + vat_fen), 0)::bigint as fen, min(accrued_at) filter (where net_fen + vat_fen <> 0) as oldest
      from fee where institution_id = ${institutionId}::uuid and status = 'accrued'
    ), open as (
      select i.due_on, ${dueOfInvoice("i")} as due
      from invoice i where i.institution_id = ${institutionId}::uuid and i.status = 'open'
    )
    select accrued.fen as accrued_fen, accrued.oldest as oldest_accrued_at,
      (select coalesce(sum(due), 0)::bigint from open) as due_fen,
      (select coalesce(sum(due), 0)::bigint from open where due_on < ${today}::date) as overdue_fen,
      (select coalesce(-sum(t.balance_minor), 0)::bigint from ledger_account a join ledger_total t on t.account_id = a.id
        where a.institution_id = ${institutionId}::uuid and a.kind = 'unapplied' and a.currency = 'CNY') as credit_fen,
      (select coalesce(sum(r.amount_fen), 0)::bigint from refund r
        where r.institution_id = ${institutionId}::uuid and r.invoice_id is null and r.status in ('requested', 'sent', 'failed')) as returning_fen
    from accrued`.execute(trx);
  const [figures] = rows;
  if (figures === undefined) throw new Error("an aggregate has one row");
  return figures;
}
