import { sql } from "kysely";
import type { Difference } from "#app/domain/billing/differences.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { takenOfUnapplied } from "./unapplied.ts";

/** At most so many of a kind in one run: what is left is found by the next. */
const most = 500;

type Found = Omit<Difference, "kind">;

/** Runs a statement whose rows are subject, institution and two values. */
async function found(
  trx: ActorTransaction,
  kind: Difference["kind"],
  query: ReturnType<typeof sql<Found>>,
): Promise<Difference[]> {
  const { rows } = await sql<Found>`${query} limit ${most}`.execute(trx);
  return rows.map((row) => ({ ...row, kind }));
}

/** Where fees differ from drawdowns, deals and lines. */
export async function findFeeDifferences(trx: ActorTransaction): Promise<Difference[]> {
  return [
    ...(await found(
      trx,
      "fee-missing",
      sql`select w.id as subject_id, w.institution_id, jsonb_build_object('drawnFen', w.amount_fen::text) as detail
        from drawdown w join deal d on d.id = w.deal_id
        where w.status = 'confirmed' and d.commitment = 'capital'
          and not exists (select from fee f where f.drawdown_id = w.id and f.kind = 'drawdown')`,
    )),
    ...(await found(
      trx,
      "fees-of-deal",
      sql`select d.id as subject_id, d.institution_id, jsonb_build_object('number', d.number::text,
          'chargedFen', sum(f.amount_fen)::text, 'owedFen', fee_on_drawn(d.confirmed_fen, d.fee_rate_bp, d.fee_floor_fen, d.fee_cap_fen)::text) as detail
        from deal d join fee f on f.deal_id = d.id join drawdown w on w.id = f.drawdown_id
        where not (f.kind = 'drawdown' and w.status = 'reversed')
        group by d.id
        having sum(f.amount_fen) <> fee_on_drawn(d.confirmed_fen, d.fee_rate_bp, d.fee_floor_fen, d.fee_cap_fen)`,
    )),
    ...(await found(
      trx,
      "reversed-not-credited",
      sql`select w.id as subject_id, w.institution_id, jsonb_build_object('status', f.status) as detail
        from fee f join drawdown w on w.id = f.drawdown_id
        where w.status = 'reversed' and f.kind = 'drawdown' and f.amount_fen > 0
          and f.status in ('invoiced', 'disputed', 'paid', 'charged_back')`,
    )),
    ...(await found(
      trx,
      "fee-not-booked",
      sql`select f.id as subject_id, f.institution_id, jsonb_build_object('amountFen', f.amount_fen::text) as detail
        from fee f
        where f.net_fen + f.vat_fen <> 0 and not exists (
          select from ledger_transaction t where t.kind = 'fee-accrued' and t.source_id = f.id)`,
    )),
    ...(await found(
      trx,
      "fee-line",
      sql`select f.id as subject_id, f.institution_id, jsonb_build_object('status', f.status) as detail
        from fee f left join invoice_line l on l.fee_id = f.id and not l.is_void
        where (f.status = 'accrued' and l.id is not null)
          or (f.status in ('invoiced', 'disputed', 'paid', 'charged_back', 'credited', 'refunded') and l.id is null)`,
    )),
  ];
}

/** Where invoices differ from their lines, payments and numbers. */
export async function findInvoiceDifferences(trx: ActorTransaction): Promise<Difference[]> {
  return [
    ...(await found(
      trx,
      "invoice-sum",
      sql`select i.id as subject_id, i.institution_id, jsonb_build_object('number', i.number,
          'totalFen', i.total_fen::text, 'linesFen', sum(l.total_fen)::text) as detail
        from invoice i left join invoice_line l on l.invoice_id = i.id
        group by i.id
        having (i.net_fen, i.vat_fen) is distinct from (sum(l.net_fen), sum(l.vat_fen))`,
    )),
    ...(await found(
      trx,
      "invoice-status",
      sql`select b.id as subject_id, b.institution_id,
          jsonb_build_object('number', b.number, 'status', b.status, 'dueFen', b.due::text) as detail
        from (${dues}) b
        where (b.status = 'open' and b.due <= 0) or (b.status = 'settled' and b.due > 0)`,
    )),
    ...(await found(
      trx,
      "number-gap",
      sql`select '00000000-0000-0000-0000-000000000000'::uuid as subject_id, null::uuid as institution_id,
          jsonb_build_object('series', s.name, 'last', s.last_number::text, 'count', n.count::text) as detail
        from number_series s cross join lateral (
          select count(*) as count from (
            select number from invoice union all select number from credit_note) taken
          where taken.number like s.name || '-%') n
        where n.count <> s.last_number`,
    )),
  ];
}

const dues = sql`
  select i.id, i.institution_id, i.number, i.status, i.total_fen
    - coalesce((select sum(total_fen) from credit_note where invoice_id = i.id), 0)
    - coalesce((select sum(amount_fen) from receipt_allocation where invoice_id = i.id), 0)
    + coalesce((select sum(amount_fen) from refund where invoice_id = i.id and status = 'paid'), 0) as due
  from invoice i where i.status <> 'void'`;

/** Where the ledger is not balanced, or says something else than fees, invoices and receipts. */
export async function findLedgerDifferences(trx: ActorTransaction): Promise<Difference[]> {
  return [
    ...(await found(
      trx,
      "ledger-unbalanced",
      sql`select t.source_id as subject_id, t.institution_id,
          jsonb_build_object('transaction', t.id::text, 'currency', p.currency, 'sum', sum(p.amount_minor)::text) as detail
        from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
        group by t.id, p.currency having sum(p.amount_minor) <> 0`,
    )),
    ...(await found(
      trx,
      "ledger-total",
      sql`select coalesce(a.institution_id, '00000000-0000-0000-0000-000000000000'::uuid) as subject_id, a.institution_id,
          jsonb_build_object('account', a.kind, 'currency', a.currency, 'total', coalesce(t.balance_minor, 0)::text,
            'sum', coalesce(p.sum, 0)::text) as detail
        from ledger_account a left join ledger_total t on t.account_id = a.id
        left join (select account_id, sum(amount_minor) as sum, count(*) as count from ledger_posting group by account_id) p
          on p.account_id = a.id
        where (coalesce(t.balance_minor, 0), coalesce(t.postings, 0)) <> (coalesce(p.sum, 0), coalesce(p.count, 0))`,
    )),
    ...(await found(
      trx,
      "ledger-unbilled",
      sql`${accountAgainst("unbilled", sql`select institution_id, sum(net_fen + vat_fen) as sum from fee where status = 'accrued' group by institution_id`)}`,
    )),
    ...(await found(
      trx,
      "ledger-receivable",
      sql`${accountAgainst("receivable", sql`select institution_id, sum(due) as sum from (${dues}) b group by institution_id`)}`,
    )),
    ...(await found(
      trx,
      "ledger-unapplied",
      sql`${accountAgainst(
        "unapplied",
        sql`select r.institution_id, -sum(r.amount_fen
            - coalesce((select sum(a.amount_fen) from receipt_allocation a where a.receipt_id = r.id and a.kind in ('payment', 'undone')), 0)
            - coalesce((select sum(f.amount_fen) from refund f where f.receipt_id = r.id and f.invoice_id is null and f.status = 'paid'), 0)
            - (${takenOfUnapplied("r")})) as sum
          from receipt r group by r.institution_id`,
      )}`,
    )),
  ];
}

/** An account of each institution against what a statement of (institution_id, sum) says. */
function accountAgainst(kind: string, expected: ReturnType<typeof sql>) {
  return sql<Found>`
    select coalesce(a.institution_id, e.institution_id) as subject_id, coalesce(a.institution_id, e.institution_id) as institution_id,
      jsonb_build_object('bookedFen', coalesce(a.sum, 0)::text, 'expectedFen', coalesce(e.sum, 0)::text) as detail
    from (
      select ac.institution_id, sum(t.balance_minor) as sum
      from ledger_account ac join ledger_total t on t.account_id = ac.id
      where ac.kind = ${kind} and ac.currency = 'CNY' and ac.institution_id is not null
      group by ac.institution_id) a
    full join (${expected}) e on e.institution_id = a.institution_id
    where coalesce(a.sum, 0) <> coalesce(e.sum, 0)`;
}

/** Calls to providers that wait for longer than an hour, or are dead. */
export async function findCallDifferences(trx: ActorTransaction, waitingSince: Date): Promise<Difference[]> {
  const detail = sql`jsonb_build_object('provider', c.provider, 'call', c.kind, 'error', coalesce(c.last_error, ''))`;
  return [
    ...(await found(
      trx,
      "call-waits",
      sql`select c.id as subject_id, c.institution_id, ${detail} as detail from provider_call c
        where c.status = 'pending' and coalesce(c.tried_at, c.added_at) < ${waitingSince}`,
    )),
    ...(await found(
      trx,
      "call-dead",
      sql`select c.id as subject_id, c.institution_id, ${detail} as detail from provider_call c where c.status = 'dead'`,
    )),
  ];
}
