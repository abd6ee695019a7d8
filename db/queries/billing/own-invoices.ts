import { sql } from "kysely";
import type { InvoiceAmounts } from "#app/domain/billing/amounts.ts";
import type { FapiaoStatus } from "#app/domain/billing/fapiao.ts";
import type { InvoiceStatus } from "#app/domain/billing/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import { PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { afterInstant, byInstant } from "#db/queries/shared/instant-key.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Of an invoice `i`: what reduced it, what was paid on it and what of that went back. */
const amounts = sql`
  (select coalesce(sum(n.total_fen), 0)::bigint from credit_note n where n.invoice_id = i.id) as credited_fen,
  (select coalesce(sum(a.amount_fen), 0)::bigint from receipt_allocation a where a.invoice_id = i.id) as paid_fen,
  (select coalesce(sum(r.amount_fen) filter (where r.status = 'paid'), 0)::bigint from refund r where r.invoice_id = i.id) as refunded_fen,
  (select coalesce(sum(r.amount_fen) filter (where r.status in ('requested', 'sent', 'failed')), 0)::bigint
    from refund r where r.invoice_id = i.id) as refunding_fen`;

/** The state of its tax invoice, null where none was requested. */
const fapiao = sql`
  (select q.status from fapiao q where q.invoice_id = i.id and q.credit_note_id is null and q.status <> 'cancelled') as fapiao_status`;

interface ListedInvoice extends InvoiceAmounts {
  id: string;
  instantKey: string;
  number: string;
  status: InvoiceStatus;
  period: Day;
  issuedAt: Date;
  dueOn: Day;
  fapiaoStatus: FapiaoStatus | null;
}

interface OwnInvoices {
  institutionId: string;
  status: InvoiceStatus | null;
  cursor: string | undefined;
}

/** An institution's invoices, the last issued first. */
export async function listOwnInvoices(trx: ActorTransaction, { institutionId, status, cursor }: OwnInvoices) {
  const after = cursor === undefined ? null : afterInstant(cursor);
  const conditions = [
    sql`i.institution_id = ${institutionId}::uuid`,
    ...(status === null ? [] : [sql`i.status = ${status}`]),
    ...(after === null
      ? []
      : [sql`(i.issued_at, i.id) < (${after.instantKey}::timestamptz, ${after.id}::uuid)`]),
  ];
  const { rows } = await sql<ListedInvoice>`
    select i.id, i.issued_at::text as instant_key, i.number, i.status, i.period, i.issued_at, i.due_on, i.total_fen,
      ${amounts}, ${fapiao}
    from invoice i where ${sql.join(conditions, sql` and `)}
    order by i.issued_at desc, i.id desc limit ${PAGE_SIZE + 1}`.execute(trx);
  return toPage(byInstant, rows);
}

export interface ShownInvoice extends InvoiceAmounts {
  id: string;
  number: string;
  institutionId: string;
  status: InvoiceStatus;
  period: Day;
  issuedAt: Date;
  dueOn: Day;
  netFen: bigint;
  vatFen: bigint;
  profile: unknown;
  voidedAt: Date | null;
  voidReason: string | null;
  replacesId: string | null;
  replacesNumber: string | null;
  replacedById: string | null;
  replacedByNumber: string | null;
  /** The provider's page to pay at, and what it asks. */
  payUrl: string | null;
  askedFen: bigint | null;
  fapiaoStatus: FapiaoStatus | null;
}

/** An invoice with all that its page says in one row; of one institution, or any (null) for an admin. */
export async function findShownInvoice(
  trx: ActorTransaction,
  invoiceId: string,
  institutionId: string | null,
): Promise<ShownInvoice | undefined> {
  const { rows } = await sql<ShownInvoice>`
    select i.id, i.number, i.institution_id, i.status, i.period, i.issued_at, i.due_on, i.net_fen, i.vat_fen, i.total_fen,
      i.profile, i.voided_at, i.void_reason, before.id as replaces_id, before.number as replaces_number,
      later.id as replaced_by_id, later.number as replaced_by_number,
      card.pay_url, card.asked_fen,
      ${amounts}, ${fapiao}
    from invoice i
    left join invoice before on before.id = i.replaces_id
    left join invoice later on later.replaces_id = i.id
    left join provider_object card on card.provider = 'stripe' and card.kind = 'invoice' and card.subject_id = i.id
    where i.id = ${invoiceId}::uuid ${institutionId === null ? sql`` : sql`and i.institution_id = ${institutionId}::uuid`}`.execute(
    trx,
  );
  return rows[0];
}
