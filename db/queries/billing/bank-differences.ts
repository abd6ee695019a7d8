import { sql } from "kysely";
import type { Difference, DifferenceKind } from "#app/domain/billing/differences.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Found = Omit<Difference, "kind">;

/** At most so many of a kind in one run. */
const most = 500;
const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** Differences of bank statements. `unshownSince`: refunds that were asked for before are overdue on a statement. */
export async function listBankDifferences(trx: ActorTransaction, unshownSince: Date): Promise<Difference[]> {
  const queries: [DifferenceKind, ReturnType<typeof sql<Found>>][] = [
    ["bank-balance", balances],
    ["bank-line-receipt", linesAgainstReceipts],
    ["bank-receipt-line", receiptsAgainstLines],
    ["bank-left-unknown", unknownOutgoing],
    ["refund-not-shown", unshownRefunds(unshownSince)],
    ["ledger-suspense", suspense],
  ];
  const all: Difference[] = [];
  for (const [kind, query] of queries) {
    const { rows } = await sql<Found>`${query} limit ${most}`.execute(trx);
    all.push(...rows.map((row) => ({ ...row, kind })));
  }
  return all;
}

/** A statement begins where one before it ended; else the lines since the last one must explain its end. */
const balances = sql<Found>`
  select s.id as subject_id, null::uuid as institution_id, jsonb_build_object('from', s.period_from::text,
    'to', s.period_to::text, 'statedFen', s.closing_fen::text, 'expectedFen', (p.closing_fen + moved.fen)::text) as detail
  from bank_statement s
  cross join lateral (
    select * from bank_statement p
    where p.account = s.account and p.closing_fen is not null
      and (p.period_to, p.sequence) < (s.period_to, s.sequence)
    order by p.period_to desc, p.sequence desc limit 1) p
  cross join lateral (
    select coalesce(sum(l.amount_fen), 0) as fen from bank_line l join bank_statement o on o.id = l.statement_id
    where l.account = s.account and l.status not in ('doubtful', 'repeated')
      and (l.value_day > p.period_to or l.value_day = p.period_to and o.sequence > p.sequence)
      and (l.value_day < s.period_to or l.value_day = s.period_to and o.sequence <= s.sequence)) moved
  where s.closing_fen is not null and s.closing_fen <> p.closing_fen + moved.fen
    and not exists (
      select from bank_statement q
      where q.account = s.account and q.id <> s.id and q.closing_fen = s.opening_fen and q.period_to <= s.period_from)`;

/** Each matched line is a receipt of its amount, or a paid refund of it. */
const linesAgainstReceipts = sql<Found>`
  select l.id as subject_id, coalesce(r.institution_id, f.institution_id) as institution_id, jsonb_build_object(
    'day', l.value_day::text, 'lineFen', l.amount_fen::text, 'bookedFen', coalesce(r.amount_fen, -f.amount_fen)::text) as detail
  from bank_line l left join receipt r on r.id = l.receipt_id left join refund f on f.id = l.refund_id
  where l.status in ('matched', 'returned')
    and (coalesce(r.amount_fen, -f.amount_fen) <> l.amount_fen or f.id is not null and f.status <> 'paid')`;

/** Each receipt by bank is a line's, unless its match was undone; as far as statements were imported. */
const receiptsAgainstLines = sql<Found>`
  select r.id as subject_id, r.institution_id, jsonb_build_object('amountFen', r.amount_fen::text, 'day', shanghai_day(r.received_at)::text) as detail
  from receipt r
  where r.provider = 'bank' and not r.is_demonstration
    and not exists (select from bank_line l where l.receipt_id = r.id)
    and not exists (select from refund f where f.receipt_id = r.id and f.external_id like 'undone/%')
    and exists (select from bank_statement s where shanghai_day(r.received_at) between s.period_from and s.period_to)`;

const unknownOutgoing = sql<Found>`
  select l.id as subject_id, null::uuid as institution_id,
    jsonb_build_object('day', l.value_day::text, 'amountFen', l.amount_fen::text, 'statement', l.statement_id::text) as detail
  from bank_line l where l.status = 'unmatched' and l.amount_fen < 0 and l.seen_at is not null`;

const unshownRefunds = (since: Date) => sql<Found>`
  select f.id as subject_id, f.institution_id, jsonb_build_object('amountFen', f.amount_fen::text) as detail
  from refund f
  where f.provider = 'bank' and f.status in ('requested', 'sent') and f.requested_at < ${since}`;

const suspense = sql<Found>`
  select ${nobody} as subject_id, null::uuid as institution_id,
    jsonb_build_object('bookedFen', booked.fen::text, 'expectedFen', expected.fen::text) as detail
  from (select coalesce(sum(t.balance_minor), 0) as fen from ledger_account a join ledger_total t on t.account_id = a.id
    where a.kind = 'suspense' and a.currency = 'CNY') booked,
  (select coalesce(-sum(l.amount_fen), 0) as fen from bank_line l
    where l.status = 'unmatched' and l.amount_fen > 0 and l.seen_at is not null) expected
  where booked.fen <> expected.fen`;
