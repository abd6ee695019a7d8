import { sql } from "kysely";
import type { CreditReason } from "#app/domain/billing/credit.ts";
import type { FapiaoKind, FapiaoStatus } from "#app/domain/billing/fapiao.ts";
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
    left join lateral disclosed_companies(array[d.introduction_id]) as company on true
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

/** The lines of the credit notes on an invoice, in the order in which they were issued. */
const creditsOf = (invoiceId: string) => sql`
  select n.id, n.number, n.issued_at, n.reason_code, n.reason, c.net_fen, c.vat_fen, c.total_fen, d.number as deal_number, w.sequence
  from credit_note n
  join credit_note_line c on c.credit_note_id = n.id
  join invoice_line l on l.id = c.invoice_line_id
  join fee f on f.id = l.fee_id
  join deal d on d.id = f.deal_id
  join drawdown w on w.id = f.drawdown_id
  where n.invoice_id = ${invoiceId}::uuid
  order by n.issued_at, n.number, l.position`;

/** The credit notes on an invoice, a row for each of their lines. */
export async function listShownCredits(trx: ActorTransaction, invoiceId: string): Promise<ShownCredit[]> {
  const { rows } = await sql<ShownCredit>`${creditsOf(invoiceId)}`.execute(trx);
  return rows;
}

/** A fapiao of an invoice, without its file. */
export interface FapiaoOfInvoice {
  id: string;
  creditNoteId: string | null;
  kind: FapiaoKind;
  totalFen: bigint;
  status: FapiaoStatus;
  number: string | null;
  issuedOn: Day | null;
  requestedAt: Date;
  fileName: string | null;
}

/** As JSON has them: money and instants are texts. */
interface PapersAsJson {
  credits: (Omit<ShownCredit, "issuedAt" | "netFen" | "vatFen" | "totalFen" | "dealNumber"> &
    Record<"issuedAt" | "netFen" | "vatFen" | "totalFen" | "dealNumber", string>)[];
  fapiao: (Omit<FapiaoOfInvoice, "totalFen" | "requestedAt"> & Record<"totalFen" | "requestedAt", string>)[];
}

/**
 * The credit notes on an invoice and its fapiao, red ones too, each the oldest first: in one statement, since the page
 * that shows them may ask six.
 */
export async function findPapersOfInvoice(
  trx: ActorTransaction,
  invoiceId: string,
): Promise<{ credits: ShownCredit[]; fapiao: FapiaoOfInvoice[] }> {
  const { rows } = await sql<PapersAsJson>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'number', number, 'issuedAt', issued_at, 'reasonCode', reason_code,
          'reason', reason, 'netFen', net_fen::text, 'vatFen', vat_fen::text, 'totalFen', total_fen::text,
          'dealNumber', deal_number::text, 'sequence', sequence)), '[]')
        from (${creditsOf(invoiceId)}) as credit) as credits,
      (select coalesce(json_agg(json_build_object('id', id, 'creditNoteId', credit_note_id, 'kind', kind,
          'totalFen', total_fen::text, 'status', status, 'number', number, 'issuedOn', issued_on,
          'requestedAt', requested_at, 'fileName', file_name) order by requested_at, credit_note_id nulls first, id), '[]')
        from fapiao where invoice_id = ${invoiceId}::uuid) as fapiao`.execute(trx);
  const [{ credits, fapiao } = { credits: [], fapiao: [] }] = rows;
  return {
    credits: credits.map((credit) => ({
      ...credit,
      issuedAt: new Date(credit.issuedAt),
      netFen: BigInt(credit.netFen),
      vatFen: BigInt(credit.vatFen),
      totalFen: BigInt(credit.totalFen),
      dealNumber: BigInt(credit.dealNumber),
    })),
    fapiao: fapiao.map((one) => ({
      ...one,
      totalFen: BigInt(one.totalFen),
      requestedAt: new Date(one.requestedAt),
    })),
  };
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
