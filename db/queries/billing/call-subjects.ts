import { sql } from "kysely";
import type { BillingProfile } from "#app/domain/billing/billing-profile.ts";
import type { CallKind, PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { InvoiceStatus } from "#app/domain/billing/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import { lockById, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const lockCall = lockById("providerCall");
export const updateCall = updateById("providerCall");

export function findCall(trx: ActorTransaction, callId: string) {
  return trx.selectFrom("providerCall").selectAll().where("id", "=", callId).executeTakeFirst();
}

/** Puts a call that is there back to its beginning; undefined if it is not there, or waits anyway. */
export async function reopenCall(
  trx: ActorTransaction,
  call: { provider: PaymentProviderName; kind: "settle-outside" | "void-invoice"; subjectId: string },
): Promise<string | undefined> {
  const row = await trx
    .updateTable("providerCall")
    .set({ status: "pending", attempts: 0, lastError: null })
    .where("provider", "=", call.provider)
    .where("kind", "=", call.kind)
    .where("subjectId", "=", call.subjectId)
    .where("status", "<>", "pending")
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** A call that is not to be made any more. */
export async function closeCall(
  trx: ActorTransaction,
  call: { provider: PaymentProviderName; kind: CallKind; subjectId: string },
): Promise<void> {
  await trx
    .updateTable("providerCall")
    .set({ status: "done", lastError: null })
    .where("provider", "=", call.provider)
    .where("kind", "=", call.kind)
    .where("subjectId", "=", call.subjectId)
    .where("status", "<>", "done")
    .execute();
}

export interface InvoiceOfCall {
  id: string;
  number: string;
  institutionId: string;
  status: InvoiceStatus;
  dueOn: Day;
  period: Day;
  totalFen: bigint;
  profile: BillingProfile;
  /** What the provider calls the invoice and its institution. */
  externalId: string | null;
  customerId: string | null;
  customerStatus: string | null;
}

/** An invoice with what a provider calls it. */
export async function findInvoiceOfCall(
  trx: ActorTransaction,
  provider: PaymentProviderName,
  invoiceId: string,
): Promise<InvoiceOfCall | undefined> {
  const { rows } = await sql<InvoiceOfCall>`
    select i.id, i.number, i.institution_id, i.status, i.due_on, i.period, i.total_fen, i.profile,
      o.external_id, c.external_id as customer_id, c.status as customer_status
    from invoice i
    left join provider_object o on o.provider = ${provider} and o.kind = 'invoice' and o.subject_id = i.id
    left join provider_object c on c.provider = ${provider} and c.kind = 'customer' and c.subject_id = i.institution_id
    where i.id = ${invoiceId}::uuid`.execute(trx);
  return rows[0];
}

export function listLinesOfCall(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("invoiceLine as line")
    .innerJoin("fee", "fee.id", "line.feeId")
    .innerJoin("deal", "deal.id", "fee.dealId")
    .select(["line.id", "line.totalFen", "deal.number as dealNumber"])
    .where("line.invoiceId", "=", invoiceId)
    .orderBy("line.position")
    .execute();
}

/** A credit note with what the provider calls its invoice. */
export function findCreditOfCall(trx: ActorTransaction, provider: PaymentProviderName, creditNoteId: string) {
  return trx
    .selectFrom("creditNote as note")
    .leftJoin("providerObject as object", (join) =>
      join
        .onRef("object.subjectId", "=", "note.invoiceId")
        .on("object.provider", "=", provider)
        .on("object.kind", "=", "invoice"),
    )
    .select(["note.id", "note.number", "note.invoiceId", "note.totalFen", "object.externalId"])
    .where("note.id", "=", creditNoteId)
    .executeTakeFirst();
}

export function findRefundOfCall(trx: ActorTransaction, refundId: string) {
  return trx
    .selectFrom("refund")
    .innerJoin("receipt", "receipt.id", "refund.receiptId")
    .select(["refund.id", "refund.amountFen", "refund.status", "receipt.externalId as paymentId"])
    .where("refund.id", "=", refundId)
    .executeTakeFirst();
}

export async function listCreditNoteIds(trx: ActorTransaction, invoiceId: string): Promise<string[]> {
  const rows = await trx.selectFrom("creditNote").select("id").where("invoiceId", "=", invoiceId).execute();
  return rows.map(({ id }) => id);
}
