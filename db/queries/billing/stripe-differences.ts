import { sql } from "kysely";
import type { InvoiceStatus } from "#app/domain/billing/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface PresentedInvoice {
  invoiceId: string;
  institutionId: string;
  externalId: string;
  number: string;
  status: InvoiceStatus;
  totalFen: bigint;
  wasTakenBack: boolean;
}

const presented = sql`
  select i.id as invoice_id, i.institution_id, o.external_id, i.number, i.status, i.total_fen,
    exists (select from receipt_allocation a where a.invoice_id = i.id and a.amount_fen < 0)
      or exists (select from refund f where f.invoice_id = i.id) as was_taken_back
  from invoice i join provider_object o on o.provider = 'stripe' and o.kind = 'invoice' and o.subject_id = i.id`;

/**
 * Invoices that were presented at Stripe and are open, or were settled or made void since an instant; after an id, in
 * its order.
 */
export async function listPresentedInvoices(
  trx: ActorTransaction,
  { since, after, limit }: { since: Date; after: string | null; limit: number },
): Promise<PresentedInvoice[]> {
  const { rows } = await sql<PresentedInvoice>`${presented}
    where (i.status = 'open' or coalesce(i.settled_at, i.voided_at) >= ${since})
      and (${after}::uuid is null or i.id > ${after}::uuid)
    order by i.id limit ${limit}`.execute(trx);
  return rows;
}

/** Invoices that differed from Stripe's at an earlier run, and for all that is known still do, however old. */
export async function listDifferingInvoices(trx: ActorTransaction): Promise<PresentedInvoice[]> {
  const { rows } = await sql<PresentedInvoice>`${presented}
    where exists (select from billing_difference d where d.subject_id = i.id and d.settled_at is null
      and d.kind like 'stripe-%' and d.kind <> 'stripe-stranger')
    order by i.id`.execute(trx);
  return rows;
}

/** What Stripe calls the objects of open differences, with the kind of each. */
export async function listOpenObjects(
  trx: ActorTransaction,
): Promise<{ kind: string; externalId: string }[]> {
  const { rows } = await sql<{ kind: string; externalId: string }>`
    select d.kind, d.detail ->> 'externalId' as external_id from billing_difference d
    where d.settled_at is null and d.kind like 'stripe-%' and d.detail ->> 'externalId' is not null
    order by d.found_at, d.id`.execute(trx);
  return rows;
}

/** Which of Stripe's payments are booked. */
export async function listBookedPayments(
  trx: ActorTransaction,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom("receipt")
    .select("externalId")
    .where("provider", "=", "stripe")
    .where("externalId", "in", externalIds)
    .execute();
  return new Set(rows.map(({ externalId }) => externalId));
}

export interface KnownAtStripe {
  externalId: string;
  status: string;
}

/** One of the parts of a refund at Stripe that are known here. */
interface KnownRefund extends KnownAtStripe {
  amountFen: bigint;
}

export async function listKnownRefunds(
  trx: ActorTransaction,
  externalIds: readonly string[],
): Promise<KnownRefund[]> {
  if (externalIds.length === 0) return [];
  const rows = await trx
    .selectFrom("refund")
    .select(["externalId", "status", "amountFen"])
    .where("provider", "=", "stripe")
    .where("externalId", "in", externalIds)
    .execute();
  return rows.map((row) => ({ ...row, externalId: row.externalId ?? "" }));
}

export function listKnownChargeBacks(
  trx: ActorTransaction,
  externalIds: readonly string[],
): Promise<KnownAtStripe[]> {
  if (externalIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom("chargeBack")
    .select(["externalId", "status"])
    .where("externalId", "in", externalIds)
    .execute();
}

/** The receipts of Stripe's payments, with their institution. */
export function listReceiptsOfPayments(trx: ActorTransaction, paymentIds: readonly string[]) {
  if (paymentIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom("receipt")
    .select(["id", "institutionId", "externalId"])
    .where("provider", "=", "stripe")
    .where("externalId", "in", paymentIds)
    .execute();
}

/** Which of these invoices of ours are what Stripe calls so. */
export async function listNamedInvoices(
  trx: ActorTransaction,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom("providerObject")
    .select("externalId")
    .where("provider", "=", "stripe")
    .where("kind", "=", "invoice")
    .where("externalId", "in", externalIds)
    .execute();
  return new Set(rows.map(({ externalId }) => externalId));
}

interface UncoveredChargeBack {
  id: string;
  institutionId: string;
  externalId: string;
  amountFen: bigint;
  coveredFen: bigint;
}

/** Charge-backs of which not all was taken back here. */
export async function listUncoveredChargeBacks(trx: ActorTransaction) {
  const { rows } = await sql<UncoveredChargeBack>`
    select c.id, c.institution_id, c.external_id, c.amount_fen, coalesce(sum(p.amount_fen), 0)::bigint as covered_fen
    from charge_back c left join charge_back_part p on p.charge_back_id = c.id
    where c.status in ('open', 'lost')
    group by c.id having coalesce(sum(p.amount_fen), 0) < c.amount_fen
    order by c.id limit 200`.execute(trx);
  return rows;
}

/** Open invoices that nobody asked Stripe to present: they are older than its keys. */
export function listUnpresentedInvoices(trx: ActorTransaction, limit: number) {
  return trx
    .selectFrom("invoice as i")
    .select(["i.id", "i.institutionId", "i.number"])
    .where("i.status", "=", "open")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("providerCall as c")
            .select("c.id")
            .where("c.provider", "=", "stripe")
            .where("c.kind", "=", "present-invoice")
            .whereRef("c.subjectId", "=", "i.id"),
        ),
      ),
    )
    .orderBy("i.issuedAt", "desc")
    .limit(limit)
    .execute();
}
