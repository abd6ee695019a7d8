import { sql, type Kysely } from "kysely";
import type { Database } from "#db/schema.ts";

export interface Violation {
  invariant: "I1" | "I2" | "I3" | "I4" | "I5" | "I9" | "I10" | "I11" | "I12";
  subject: string;
  what: string;
}

/**
 * Invariants that hold after every transaction; one row for each violation. I1 accepted amounts never exceed what is
 * sought, and an offer has at most one deal, which it has when it is accepted · I2 an open offer of capital that no
 * longer fits what remains of the ask is on hold · I3 one fee for each confirmed drawdown, and the fees of a deal add up
 * to the fee on what is confirmed · I4 an invoice is settled where nothing of it is due, and each invoiced fee stands on
 * one live line · I5 the postings of the ledger add up to zero in each currency, and so do the totals · I9 a mandate's reserved and
 * used budget is what its deals have accepted, and drawn or put in force · I10 a converted introduction has an
 * application, one that waits on a side has its consent's introduction running, and an offered one an offer or a deal ·
 * I11 a disputed drawdown has its open dispute, and a deal has paid the sum of its drawdowns · I12 a funded prospect
 * has at least the minimum of its ask confirmed, and neither an open offer nor an unanswered introduction.
 */
export async function listViolations(db: Kysely<Database>): Promise<Violation[]> {
  const { rows } = await sql<Violation>`
    with deal_use as (
      select d.prospect_id, d.mandate_id, d.commitment,
        case when d.status in ('fell_through', 'released') then d.confirmed_fen else d.amount_fen end as used_fen,
        case when d.status = 'in_force' then d.amount_fen else d.confirmed_fen end as drawn_fen
      from deal d
    )
    select 'I1' as invariant, p.id::text as subject, 'accepted is not the sum of the deals, or exceeds what is sought' as what
    from prospect p
    left join (select prospect_id, sum(used_fen) as used from deal_use where commitment = 'capital' group by prospect_id) u on u.prospect_id = p.id
    where p.accepted_fen <> coalesce(u.used, 0) or p.accepted_fen > p.sought_fen
    union all
    select 'I1', o.id::text, 'accepted without exactly one deal, or a deal without acceptance'
    from offer o
    left join (select offer_id, count(*) as deals from deal group by offer_id) d on d.offer_id = o.id
    where (o.status = 'accepted') <> (coalesce(d.deals, 0) = 1) or coalesce(d.deals, 0) > 1
    union all
    select 'I2', o.id::text, 'open, not on hold, and larger than what is shown to remain of the ask'
    from offer o
    join prospect p on p.id = o.prospect_id
    where o.status in ('issued', 'viewed', 'countered', 'revised') and o.held_by_deal_id is null
      and o.commitment = 'capital' and p.accepted_fen > 0 and o.amount_fen > rounded_up_fen(p.sought_fen - p.accepted_fen)
    union all
    select 'I1', w.id::text, 'drawn of a guarantee, which has no money'
    from drawdown w join deal d on d.id = w.deal_id
    where d.commitment = 'guarantee'
    union all
    select 'I3', w.id::text, 'confirmed without exactly one fee, or a fee without confirmation'
    from drawdown w
    left join fee f on f.drawdown_id = w.id and f.kind = 'drawdown'
    where (w.status in ('confirmed', 'reversed')) <> (f.id is not null) or (w.status = 'confirmed' and f.status = 'void')
    union all
    select 'I3', w.id::text, 'a correction without a reversal, or of nothing'
    from fee f
    join drawdown w on w.id = f.drawdown_id
    where f.kind = 'recalculation' and (w.status <> 'reversed' or f.amount_fen = 0)
    union all
    select 'I3', d.id::text, 'its fees are not the fee on what is confirmed'
    from deal d
    join (
      select f.deal_id, sum(f.amount_fen) as charged from fee f join drawdown w on w.id = f.drawdown_id
      where f.status <> 'void' and not (f.kind = 'drawdown' and w.status = 'reversed') group by f.deal_id
    ) c on c.deal_id = d.id
    where c.charged <> fee_on_drawn(d.confirmed_fen, d.fee_rate_bp, d.fee_floor_fen, d.fee_cap_fen)
    union all
    select 'I4', i.id::text, 'settled with something due, or open with nothing due'
    from invoice i
    where i.status <> 'void' and (i.status = 'settled') <> (i.total_fen
      - (select coalesce(sum(total_fen), 0) from credit_note where invoice_id = i.id)
      - (select coalesce(sum(amount_fen), 0) from receipt_allocation where invoice_id = i.id)
      + (select coalesce(sum(amount_fen), 0) from refund where invoice_id = i.id and status = 'paid') <= 0)
    union all
    select 'I4', f.id::text, 'invoiced without a live line, or on one and not invoiced'
    from fee f left join invoice_line l on l.fee_id = f.id and not l.is_void
    where (f.status = 'accrued' and l.id is not null)
      or (f.status in ('invoiced', 'disputed', 'paid', 'charged_back', 'credited', 'refunded') and l.id is null)
    union all
    select 'I5', currency, 'the totals of the accounts do not add up to zero'
    from ledger_account a join ledger_total t on t.account_id = a.id group by currency having sum(t.balance_minor) <> 0
    union all
    select 'I5', t.id::text, 'its postings do not add up to zero'
    from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
    group by t.id, p.currency having sum(p.amount_minor) <> 0
    union all
    select 'I11', w.id::text, 'reversed without one reversal that was booked, or one without a reversed drawdown'
    from drawdown w
    left join drawdown_reversal r on r.drawdown_id = w.id and r.status in ('agreed', 'ordered')
    where (w.status = 'reversed') <> (r.booked_at is not null) or (w.status <> 'reversed' and r.id is not null)
    union all
    select 'I11', r.id::text, 'a reversal is disputed without an open dispute, or on a drawdown that is not confirmed'
    from drawdown_reversal r
    join drawdown w on w.id = r.drawdown_id
    left join dispute q on q.reversal_id = r.id and q.status in ('opened', 'answered')
    where (r.status = 'disputed') <> (q.id is not null) or (r.status in ('proposed', 'disputed') and w.status <> 'confirmed')
    union all
    select 'I12', p.id::text, 'funded with less than the minimum, or with an open offer or an unanswered introduction'
    from prospect p
    where p.status = 'funded' and (p.confirmed_fen < least(p.target_fen, p.sought_fen)
      or exists (select from offer o where o.prospect_id = p.id and o.status in ('issued', 'viewed', 'countered', 'revised'))
      or exists (select from introduction i where i.prospect_id = p.id and i.status in ('requested', 'consent_pending')))
    union all
    select 'I11', w.id::text, 'disputed without an open dispute, or an open dispute without a disputed drawdown'
    from drawdown w
    left join dispute q on q.drawdown_id = w.id and q.status in ('opened', 'answered') and q.reversal_id is null
    where (w.status = 'disputed') <> (q.id is not null)
    union all
    select 'I11', d.id::text, 'paid is not the sum of the drawdowns that were paid'
    from deal d
    left join (
      select deal_id, sum(amount_fen) as paid from drawdown where status in ('funded', 'disputed', 'confirmed') group by deal_id
    ) p on p.deal_id = d.id
    where d.funded_fen <> coalesce(p.paid, 0)
    union all
    select 'I9', m.id::text, 'reserved and drawn are not what its deals accepted and drew'
    from mandate m
    left join (
      select mandate_id, sum(used_fen - drawn_fen) as reserved, sum(drawn_fen) as drawn
      from deal_use group by mandate_id
    ) u on u.mandate_id = m.id
    where m.reserved_fen <> coalesce(u.reserved, 0) or m.drawn_fen <> coalesce(u.drawn, 0)
    union all
    select 'I10', i.id::text, 'converted without an application'
    from introduction i
    where i.status = 'converted' and not exists (select from application a where a.introduction_id = i.id)
    union all
    select 'I10', a.id::text, 'waits on a side of an introduction that is over'
    from application a join introduction i on i.id = a.introduction_id
    where a.status in ('submitted', 'incomplete', 'complete', 'under_review') and i.status not in ('consented', 'converted')
    union all
    select 'I10', a.id::text, 'offered without an offer or a deal that stands'
    from application a
    where a.status = 'offered'
      and not exists (select from offer o where o.introduction_id = a.introduction_id and o.status in ('issued', 'viewed', 'countered', 'revised'))
      and not exists (select from deal d where d.introduction_id = a.introduction_id and d.status <> 'fell_through')
  `.execute(db);
  return rows;
}
