import { sql } from "kysely";
import type { CreditReason } from "#app/domain/billing/credit.ts";
import type { FeeKindOfDeal, FeeStatus, RefundStatus } from "#app/domain/billing/lifecycle.ts";
import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { AllocationKind } from "#app/domain/billing/receipts.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface ShownLine {
  id: string;
  feeId: string;
  feeKind: FeeKindOfDeal;
  feeStatus: FeeStatus;
  netFen: bigint;
  vatFen: bigint;
  totalFen: bigint;
  vatRateBp: number;
  creditedFen: bigint;
  drawnFen: bigint;
  rateBp: number;
  dealId: string;
  dealNumber: bigint;
  companyNameZh: string | null;
  companyNameEn: string | null;
  sequence: number;
  valueDate: Day | null;
}

/** An invoice's lines, each with its drawdown, its deal as the reader may name it, and what was credited of it. */
export async function listShownLines(trx: ActorTransaction, invoiceId: string): Promise<ShownLine[]> {
  const { rows } = await sql<ShownLine>`
    select l.id, l.fee_id, f.kind as fee_kind, f.status as fee_status, l.net_fen, l.vat_fen, l.total_fen, l.vat_rate_bp,
      (select coalesce(sum(c.total_fen), 0)::bigint from credit_note_line c where c.invoice_line_id = l.id) as credited_fen,
      f.drawn_fen, f.rate_bp, d.id as deal_id, d.number as deal_number, company.name_zh as company_name_zh,
      company.name_en as company_name_en, w.sequence, w.value_date
    from invoice_line l
    join fee f on f.id = l.fee_id
    join deal d on d.id = f.deal_id
    join drawdown w on w.id = f.drawdown_id
    left join lateral disclosed_company(d.introduction_id) as company on true
    where l.invoice_id = ${invoiceId}::uuid
    order by l.position`.execute(trx);
  return rows;
}

export interface ShownCredit {
  id: string;
  number: string;
  issuedAt: Date;
  reasonCode: CreditReason;
  reason: string | null;
  netFen: bigint;
  vatFen: bigint;
  totalFen: bigint;
  dealNumber: bigint;
  sequence: number;
}

/** The credit notes on an invoice, a row for each of their lines. */
export async function listShownCredits(trx: ActorTransaction, invoiceId: string): Promise<ShownCredit[]> {
  const { rows } = await sql<ShownCredit>`
    select n.id, n.number, n.issued_at, n.reason_code, n.reason, c.net_fen, c.vat_fen, c.total_fen, d.number as deal_number, w.sequence
    from credit_note n
    join credit_note_line c on c.credit_note_id = n.id
    join invoice_line l on l.id = c.invoice_line_id
    join fee f on f.id = l.fee_id
    join deal d on d.id = f.deal_id
    join drawdown w on w.id = f.drawdown_id
    where n.invoice_id = ${invoiceId}::uuid
    order by n.issued_at, n.number, l.position`.execute(trx);
  return rows;
}

export interface InvoicePayment {
  id: string;
  at: Date;
  kind: AllocationKind | "refund";
  amountFen: bigint;
  provider: PaymentProviderName;
  refundStatus: RefundStatus | null;
}

/** What was paid on an invoice, what was taken back of it and what goes back, in the order in which it happened. */
export async function listInvoicePayments(
  trx: ActorTransaction,
  invoiceId: string,
): Promise<InvoicePayment[]> {
  const { rows } = await sql<InvoicePayment>`
    select a.id, case a.kind when 'payment' then r.received_at else a.allocated_at end as at, a.kind, a.amount_fen, r.provider,
      null as refund_status, a.allocated_at as ordered
    from receipt_allocation a join receipt r on r.id = a.receipt_id
    where a.invoice_id = ${invoiceId}::uuid
    union all
    select f.id, coalesce(f.settled_at, f.requested_at), 'refund', -f.amount_fen, f.provider, f.status, f.requested_at
    from refund f where f.invoice_id = ${invoiceId}::uuid
    order by ordered, refund_status nulls first, id`.execute(trx);
  return rows;
}
