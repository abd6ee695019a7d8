import { sql } from "kysely";
import type { BookedKind } from "#app/domain/billing/ledger.ts";
import type { CallKind, PaymentProviderName } from "#app/domain/billing/providers.ts";
import { addDays, type Day, instantOf } from "#app/lib/days.ts";
import { REMINDER_DAYS } from "#app/domain/billing/invoice.ts";
import { recusedFrom } from "#db/queries/moderation/ties.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { dueOfInvoice } from "./due.ts";

/** The state of the platform's money; amounts in fen, as the ledger's accounts have them. */
export interface MoneyToday {
  unbilledFen: bigint;
  /** Debtors, less what is still to be refunded. */
  receivableFen: bigint;
  /** Institutions' money that pays no invoice yet, and money of unknown payers. */
  unappliedFen: bigint;
  suspenseFen: bigint;
  cashStripeFen: bigint;
  cashBankFen: bigint;
  /** This month: invoiced less made void; received by each provider, each payment once, less what was charged back or ignored. */
  invoicedFen: bigint;
  receivedStripeFen: bigint;
  receivedBankFen: bigint;
  refundsFen: bigint;
  refunds: number;
  refundsFailed: number;
  chargeBacksFen: bigint;
  chargeBacks: number;
  fees: number;
  /** By due date, of open invoices. */
  due: readonly { dueOn: Day; invoices: number; dueFen: string }[];
  lastRun: { startedAt: string; finishedAt: string; found: number; mended: number } | null;
}

/** What is booked of money that a card's bank takes back, or gives back. */
const CHARGED_BACK: readonly BookedKind[] = [
  "charged-back",
  "charge-back-reversed",
  "over-payment-charged-back",
  "over-payment-restored",
];

/** One statement: each figure is read in one snapshot, so that they agree with each other. */
export async function readMoneyToday(trx: ActorTransaction, month: Day): Promise<MoneyToday> {
  const since = instantOf(month);
  const balance = (kind: string) =>
    sql`(select coalesce(sum(balance_minor), 0)::bigint from balance where kind = ${kind})`;
  const moved = (account: string, kinds: readonly BookedKind[]) => sql`(
    select coalesce(sum(p.amount_minor), 0)::bigint from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id join ledger_account a on a.id = p.account_id
    where t.posted_at >= ${since} and t.kind = any (${kinds}) and a.kind = ${account} and a.currency = 'CNY')`;
  const { rows } = await sql<MoneyToday>`
    with balance as (
      select a.kind, t.balance_minor from ledger_account a join ledger_total t on t.account_id = a.id where a.currency = 'CNY'
    ), open_invoice as (
      select i.due_on, ${dueOfInvoice("i")} as due_fen from invoice i where i.status = 'open'
    )
    select ${balance("unbilled")} as unbilled_fen,
      ${balance("receivable")} as receivable_fen,
      -${balance("unapplied")} as unapplied_fen,
      -${balance("suspense")} as suspense_fen,
      ${balance("cash_stripe")} as cash_stripe_fen,
      ${balance("cash_bank")} as cash_bank_fen,
      ${moved("receivable", ["invoice-issued", "invoice-voided"])} as invoiced_fen,
      ${moved("cash_stripe", ["receipt-booked", ...CHARGED_BACK])} as received_stripe_fen,
      (${moved("cash_bank", ["receipt-booked", "receipt-identified", "receipt-unapplied"])}
        - (select coalesce(sum(amount_fen), 0) from refund where external_id like 'undone/%' and settled_at >= ${since}))::bigint as received_bank_fen,
      (select coalesce(sum(amount_fen), 0)::bigint from refund where status in ('requested', 'sent')) as refunds_fen,
      (select count(*)::int from refund where status in ('requested', 'sent')) as refunds,
      (select count(*)::int from refund where status = 'failed') as refunds_failed,
      (select coalesce(sum(amount_fen), 0)::bigint from charge_back where status = 'open') as charge_backs_fen,
      (select count(*)::int from charge_back where status = 'open') as charge_backs,
      (select count(*)::int from fee where status = 'accrued') as fees,
      (select coalesce(json_agg(json_build_object('dueOn', due_on, 'invoices', invoices, 'dueFen', due_fen::text) order by due_on), '[]')
        from (select due_on, count(*)::int as invoices, sum(due_fen)::bigint as due_fen from open_invoice group by due_on) by_day) as due,
      (select json_build_object('startedAt', started_at, 'finishedAt', finished_at, 'found', found, 'mended', mended)
        from reconciliation_run where finished_at is not null order by id desc limit 1) as last_run`.execute(
    trx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("a statement without a table returns a row");
  return row;
}

/** The last reminder is a week after the due date: from then on an open invoice is in the admins' list. */
const lastReminder = Math.max(...REMINDER_DAYS);

/** Institutions with invoices that stayed open after the last reminder: the oldest debt first. */
export async function listOverdueByInstitution(
  trx: ActorTransaction,
  { today, limit }: { today: Day; limit: number },
) {
  return trx
    .selectFrom("invoice as i")
    .innerJoin("institution", "institution.id", "i.institutionId")
    .select(["i.institutionId as id", "institution.nameZh", "institution.nameEn"])
    .select(({ fn }) => [
      sql<number>`count(*)::int`.as("invoices"),
      sql<bigint>`sum(${dueOfInvoice("i")})::bigint`.as("dueFen"),
      fn.min("i.dueOn").as("oldestDueOn"),
      sql<number>`(count(*) over ())::int`.as("all"),
    ])
    .select(recusedFrom("finance", "null", "i.institution_id"))
    .where("i.status", "=", "open")
    .where("i.dueOn", "<=", addDays(today, -lastReminder))
    .groupBy(["i.institutionId", "institution.nameZh", "institution.nameEn"])
    .orderBy("oldestDueOn")
    .orderBy("i.institutionId")
    .limit(limit)
    .$narrowType<{ oldestDueOn: Day }>()
    .execute();
}

export interface DeadCall {
  id: string;
  provider: PaymentProviderName;
  kind: CallKind;
  attempts: number;
  lastError: string | null;
  addedAt: Date;
  triedAt: Date | null;
  nameZh: string;
  nameEn: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  recused: number;
  isTied: boolean;
  all: number;
}

/** Calls to providers that failed at their last attempt, the oldest first, with the invoice that each is about. */
export async function listDeadCalls(trx: ActorTransaction, limit: number): Promise<DeadCall[]> {
  return trx
    .selectFrom("providerCall as call")
    .innerJoin("institution", "institution.id", "call.institutionId")
    .leftJoin("creditNote", "creditNote.id", "call.subjectId")
    .leftJoin("refund", "refund.id", "call.subjectId")
    .leftJoin("invoice", (join) =>
      join.on(
        sql<boolean>`invoice.id = coalesce(credit_note.invoice_id, refund.invoice_id, call.subject_id)`,
      ),
    )
    .select([
      "call.id",
      "call.provider",
      "call.kind",
      "call.attempts",
      "call.lastError",
      "call.addedAt",
      "call.triedAt",
    ])
    .select(["institution.nameZh", "institution.nameEn"])
    .select(["invoice.id as invoiceId", "invoice.number as invoiceNumber"])
    .select(sql<number>`(count(*) over ())::int`.as("all"))
    .select(recusedFrom("finance", "null", "call.institution_id"))
    .where("call.status", "=", "dead")
    .orderBy("call.addedAt")
    .orderBy("call.id")
    .limit(limit)
    .execute();
}

/**
 * Money that could not be sent back, the oldest first, with the invoice that each is about (an over-payment has none); and
 * money on its way back, transfers that a person makes before what a card provider does by itself. By bank it goes to the
 * account that its statement's line names; an invoice that it paid says what it is for. At most `limit` of each.
 */
export async function listOpenRefunds(trx: ActorTransaction, limit: number) {
  const rows = await trx
    .selectFrom((eb) =>
      eb
        .selectFrom("refund")
        .innerJoin("receipt", "receipt.id", "refund.receiptId")
        .innerJoin("institution", "institution.id", "refund.institutionId")
        .leftJoin("invoice", "invoice.id", "refund.invoiceId")
        .leftJoin("bankLine as line", "line.receiptId", "refund.receiptId")
        .select(["refund.id", "refund.status", "refund.provider", "refund.amountFen", "refund.failure"])
        .select(["refund.requestedAt", "refund.settledAt", "institution.nameZh", "institution.nameEn"])
        .select(["invoice.id as invoiceId", "invoice.number as invoiceNumber"])
        .select(({ fn }) => [
          "line.counterpartyAccount as account",
          fn.coalesce("line.counterpartyName", "receipt.payer").as("payee"),
        ])
        .select([
          sql<string | null>`coalesce(invoice.number,
            (select min(i.number) from receipt_allocation a join invoice i on i.id = a.invoice_id
              where a.receipt_id = refund.receipt_id and a.kind = 'payment'))`.as("reference"),
          sql<number>`(count(*) over (partition by refund.status = 'failed'))::int`.as("all"),
          sql<number>`(row_number() over (partition by refund.status = 'failed'
            order by refund.status <> 'failed' and refund.provider <> 'bank', refund.requested_at, refund.id))::int`.as(
            "place",
          ),
        ])
        .select(recusedFrom("finance", "null", "refund.institution_id"))
        .where("refund.status", "in", ["failed", "requested", "sent"])
        .as("open"),
    )
    .selectAll("open")
    .where("place", "<=", limit)
    .orderBy("place")
    .execute();
  return {
    failed: rows.filter(({ status }) => status === "failed"),
    underway: rows
      .filter(({ status }) => status !== "failed")
      .map(({ reference, ...row }) => ({ ...row, invoiceNumber: reference })),
  };
}

/** What waits for finance admins, by count. */
export const billingCounts = (trx: ActorTransaction, today: Day) =>
  trx.selectNoFrom([
    sql<number>`(select count(*)::int from billing_difference where settled_at is null)`.as("differences"),
    sql<number>`(select count(*)::int from provider_call where status = 'dead')`.as("deadCalls"),
    sql<number>`(select count(*)::int from refund where status = 'failed')`.as("failedRefunds"),
    sql<number>`(select count(*)::int from invoice where status = 'open' and due_on <= ${addDays(today, -lastReminder)}::date)`.as(
      "overdueInvoices",
    ),
    sql<number>`(select count(*)::int from confirmation where status = 'open' and kind in ('fee-waiver', 'fee-adjustment'))`.as(
      "feeProposals",
    ),
    sql<number>`(select count(*)::int from confirmation where status = 'open' and kind in ('bank-match', 'over-payment-return'))`.as(
      "bankProposals",
    ),
    sql<number>`(select count(*)::int from fee where status = 'disputed')`.as("questionedFees"),
    sql<number>`(select count(*)::int from fapiao where status = 'requested')`.as("fapiaoToIssue"),
  ]);
