import { sql } from "kysely";
import type { ChargeBackStatus } from "#app/domain/billing/charge-back.ts";
import type { BankProposalKind } from "#app/domain/billing/bank/lifecycle.ts";
import type { CreditReason } from "#app/domain/billing/credit.ts";
import type { FapiaoKind, FapiaoStatus } from "#app/domain/billing/fapiao.ts";
import type { FeeProposalKind } from "#app/domain/billing/proposal.ts";
import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { AllocationKind } from "#app/domain/billing/receipts.ts";
import type { FeeKindOfDeal, FeeStatus, RefundStatus } from "#app/domain/billing/lifecycle.ts";
import { dueOfInvoice } from "./due.ts";
import { isWhereMoneyShows, unappliedOfReceipt } from "./unapplied.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A payment as JSON has it: fen and the time as text. */
interface JsonReceipt {
  id: string;
  provider: PaymentProviderName;
  receivedAt: string;
  payer: string | null;
  externalId: string;
  line: BankLineOfMove | null;
  unappliedFen: string;
  /** What is proposed for it and waits for another finance admin. */
  proposal: JsonProposal | null;
}

/** The line of a bank statement that shows a payment or a refund, with the bank's own number. */
interface BankLineOfMove {
  id: string;
  statementId: string;
  serial: string | null;
}

const shownLine = sql`json_build_object('id', l.id, 'statementId', l.statement_id, 'serial', l.serial)`;
/** A receipt by bank has its line's id, and after a match that was undone which one of the line it is. */
const lineOfReceipt = sql`(select ${shownLine} from bank_line l
  where r.provider = 'bank' and l.id = case when r.external_id ~ '^[0-9a-f-]{36}(/|$)' then left(r.external_id, 36)::uuid end)`;

interface JsonProposal {
  id: string;
  kind: BankProposalKind;
  numbers: readonly string[];
  institutionNameZh: string;
  institutionNameEn: string | null;
  proposedBy: string;
  proposedAt: string;
  proposerName: string | null;
  amountFen: string | null;
  dueAt: string | null;
}

const proposalOfReceipt = sql`(
  select json_build_object('id', c.id, 'kind', p.kind, 'institutionNameZh', n.name_zh, 'institutionNameEn', n.name_en,
    'proposedBy', c.proposed_by, 'proposedAt', c.proposed_at, 'proposerName', u.name, 'amountFen', p.amount_fen::text, 'dueAt', c.due_at,
    'numbers', array(select v.number from invoice v where v.id = any (p.invoice_ids) order by v.number))
  from confirmation c join bank_proposal p on p.confirmation_id = c.id join institution n on n.id = p.institution_id
  left join accounts."user" u on u.id = c.proposed_by
  where c.subject_id = rest.id and c.status = 'open' and c.kind in ('bank-match', 'over-payment-return') limit 1)`;

/**
 * The payments of the institution of which something pays no invoice and does not go back, of an invoice that shows them,
 * and those that are proposed for it, whatever its state.
 */
const unappliedReceipts = sql<readonly JsonReceipt[]>`(
  select coalesce(json_agg(json_build_object('id', id, 'provider', provider, 'receivedAt', received_at, 'payer', payer,
    'externalId', external_id, 'line', line, 'unappliedFen', unapplied_fen::text, 'proposal', ${proposalOfReceipt}) order by received_at, id), '[]')
  from (
    select r.*, ${lineOfReceipt} as line, ${unappliedOfReceipt("r")} as unapplied_fen
    from receipt r where r.institution_id = i.institution_id and (${isWhereMoneyShows} or exists (
      select from bank_proposal p join confirmation c on c.id = p.confirmation_id
      where p.receipt_id = r.id and c.status = 'open' and i.id = any (p.invoice_ids)))
  ) as rest
  where unapplied_fen > 0)`;

/** A tax invoice as JSON has it. */
interface JsonFapiao {
  id: string;
  kind: FapiaoKind;
  isRed: boolean;
  status: FapiaoStatus;
  number: string | null;
  totalFen: string;
  requestedAt: string;
}

const fapiaoOfInvoice = sql<readonly JsonFapiao[]>`(
  select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'isRed', f.credit_note_id is not null,
    'status', f.status, 'number', f.number, 'totalFen', f.total_fen::text, 'requestedAt', f.requested_at)
    order by f.requested_at, f.credit_note_id nulls first, f.id), '[]')
  from fapiao f where f.invoice_id = i.id)`;

/** An invoice with its institution, tax invoices and money to apply, for admins, and whether a tie keeps the reader away. */
export function findInvoiceForAdmins(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("invoice as i")
    .innerJoin("institution", "institution.id", "i.institutionId")
    .leftJoin("accounts.user as voider", "voider.id", "i.voidedBy")
    .leftJoin("invoice as replaced", "replaced.id", "i.replacesId")
    .leftJoin("invoice as replacing", "replacing.replacesId", "i.id")
    .select(["i.id", "i.number", "i.status", "i.institutionId", "i.period", "i.issuedAt", "i.dueOn"])
    .select(["i.netFen", "i.vatFen", "i.totalFen", "i.profile", "i.settledAt", "i.voidedAt", "i.voidReason"])
    .select(["i.voidedBy", "i.reminders", "i.remindedAt", "voider.name as voiderName"])
    .select(["institution.nameZh", "institution.nameEn"])
    .select(["replaced.id as replacesId", "replaced.number as replacesNumber"])
    .select(["replacing.id as replacedById", "replacing.number as replacedByNumber"])
    .select([dueOfInvoice("i").as("dueFen"), unappliedReceipts.as("receipts")])
    .select(fapiaoOfInvoice.as("fapiao"))
    .select(sql<boolean>`is_tied(current_user_id(), null, i.institution_id)`.as("isTied"))
    .where("i.id", "=", invoiceId)
    .executeTakeFirst();
}

export interface RecordedLine {
  id: string;
  position: number;
  feeId: string;
  feeStatus: FeeStatus;
  feeKind: FeeKindOfDeal;
  dealNumber: bigint;
  drawnFen: bigint;
  rateBp: number;
  netFen: bigint;
  vatFen: bigint;
  totalFen: bigint;
  vatRateBp: number;
  creditedFen: bigint;
  companyNameZh: string;
  companyNameEn: string | null;
  /** What waits for a second admin. */
  proposed: FeeProposalKind | null;
  isTied: boolean;
}

/** An invoice's lines with their fees, their deals, and what is proposed for each. */
export function listRecordedLines(trx: ActorTransaction, invoiceId: string): Promise<RecordedLine[]> {
  return trx
    .selectFrom("invoiceLine as line")
    .innerJoin("fee", "fee.id", "line.feeId")
    .innerJoin("deal", "deal.id", "fee.dealId")
    .innerJoin("company", "company.id", "fee.companyId")
    .select(["line.id", "line.position", "line.feeId", "line.netFen", "line.vatFen", "line.totalFen"])
    .select([
      "line.vatRateBp",
      "fee.status as feeStatus",
      "fee.kind as feeKind",
      "fee.drawnFen",
      "fee.rateBp",
    ])
    .select([
      "deal.number as dealNumber",
      "company.nameZh as companyNameZh",
      "company.nameEn as companyNameEn",
    ])
    .select([
      sql<bigint>`(select coalesce(sum(c.total_fen), 0)::bigint from credit_note_line c where c.invoice_line_id = line.id)`.as(
        "creditedFen",
      ),
      sql<FeeProposalKind | null>`(select p.kind from fee_proposal p join confirmation c on c.subject_id = p.id
        where p.fee_id = fee.id and c.status = 'open' limit 1)`.as("proposed"),
      sql<boolean>`is_tied(current_user_id(), fee.company_id, null)`.as("isTied"),
    ])
    .where("line.invoiceId", "=", invoiceId)
    .orderBy("line.position")
    .execute();
}

export interface InvoiceMove {
  id: string;
  what: "credit" | "payment" | "refund" | "charge-back";
  at: Date;
  amountFen: bigint;
  /** Of a credit note. */
  number: string | null;
  reason: string | null;
  creditReason: CreditReason | null;
  provider: PaymentProviderName | null;
  externalId: string | null;
  /** Of a payment or refund by bank. */
  line: BankLineOfMove | null;
  payer: string | null;
  allocation: AllocationKind | null;
  refundStatus: RefundStatus | null;
  chargeBackStatus: ChargeBackStatus | null;
}

/** What reduced an invoice, was paid on it, was taken back and went back, in the order in which it happened. */
export async function listInvoiceMoves(trx: ActorTransaction, invoiceId: string): Promise<InvoiceMove[]> {
  const { rows } = await sql<InvoiceMove>`
    select * from (
      select c.id, 'credit' as what, c.issued_at as at, c.total_fen as amount_fen, c.number, c.reason, c.reason_code as credit_reason,
        null as provider, null as external_id, null::json as line, null as payer, null as allocation, null as refund_status, null as charge_back_status
      from credit_note c where c.invoice_id = ${invoiceId}::uuid
      union all
      select a.id, 'payment', a.allocated_at, a.amount_fen, null, null, null, r.provider, r.external_id, ${lineOfReceipt}, r.payer, a.kind, null, null
      from receipt_allocation a join receipt r on r.id = a.receipt_id where a.invoice_id = ${invoiceId}::uuid
      union all
      select f.id, 'refund', f.requested_at, f.amount_fen, null, f.failure, null, f.provider, f.external_id, (select ${shownLine} from bank_line l where l.refund_id = f.id), null, null, f.status, null
      from refund f where f.invoice_id = ${invoiceId}::uuid
      union all
      select b.id, 'charge-back', b.opened_at, b.amount_fen, null, b.reason, null, 'stripe', b.external_id, null, null, null, null, b.status
      from charge_back b where b.receipt_id in (select receipt_id from receipt_allocation where invoice_id = ${invoiceId}::uuid)
    ) as moves
    order by at, array_position(array['payment', 'charge-back', 'credit', 'refund'], what), id
    limit 200`.execute(trx);
  return rows;
}

/** What providers were asked about an invoice, its credit notes and refunds, and what they call it. */
export async function listInvoiceCalls(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("providerCall as call")
    .leftJoin("providerObject as object", (join) =>
      join
        .onRef("object.subjectId", "=", "call.subjectId")
        .onRef("object.provider", "=", "call.provider")
        .on("object.kind", "in", ["invoice", "credit-note"]),
    )
    .select(["call.id", "call.provider", "call.kind", "call.status", "call.attempts", "call.lastError"])
    .select([
      "call.addedAt",
      "call.triedAt",
      "object.externalId",
      "object.payUrl",
      "object.status as objectStatus",
    ])
    .where((eb) =>
      eb.or([
        eb("call.subjectId", "=", invoiceId),
        eb(
          "call.subjectId",
          "in",
          sql<string>`(select id from credit_note where invoice_id = ${invoiceId}::uuid
            union all select id from refund where invoice_id = ${invoiceId}::uuid)`,
        ),
      ]),
    )
    .orderBy("call.addedAt")
    .orderBy("call.id")
    .limit(100)
    .execute();
}

/** The events of an invoice, the oldest first, with the names of who acted. */
export async function listInvoiceEvents(trx: ActorTransaction, invoiceId: string) {
  return trx
    .selectFrom("event")
    .leftJoin("accounts.user as person", "person.id", "event.actorUserId")
    .leftJoin("accounts.organization as organization", "organization.id", "event.actorOrganizationId")
    .select(["event.id", "event.at", "event.type", "event.actorKind", "event.actorUserId", "event.note"])
    .select(["person.name as actorName", "organization.name as organizationName"])
    .where("event.subjectKind", "=", "invoice")
    .where("event.subjectId", "=", invoiceId)
    .orderBy("event.id")
    .limit(200)
    .execute();
}
