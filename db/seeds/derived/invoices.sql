-- The invoices of the months before $1, as the platform would have issued them. Four of five are paid by transfer within
-- their thirty days, most others late; a few of the last quarter are still open.
with month as (
  select f.institution_id, date_trunc('month', f.accrued_at at time zone 'Asia/Shanghai')::date as period,
    array_agg(f.id order by f.accrued_at, f.id) as fees, sum(f.net_fen)::bigint as net, sum(f.vat_fen)::bigint as vat
  from fee f
  where f.status = 'accrued'
    and f.accrued_at < date_trunc('month', $1::timestamptz at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
  group by 1, 2 having sum(f.net_fen + f.vat_fen) > 0
), issued as (
  select gen_random_uuid() as id, m.*, (m.period + interval '1 month 3 hours 10 minutes') at time zone 'Asia/Shanghai' as at,
    abs(hashtext(m.institution_id::text || m.period::text)) % 100 as chance
  from month m
), numbered as (
  select i.*, to_char(i.at at time zone 'Asia/Shanghai', 'YYYY') as year,
    row_number() over (partition by to_char(i.at at time zone 'Asia/Shanghai', 'YYYY') order by i.at, i.institution_id) as count
  from issued i where i.at <= $1
), planned as (
  select n.*, 'LS-' || n.year || '-' || lpad(n.count::text, 6, '0') as number, n.at + make_interval(days => case
    when n.chance < 80 then 2 + n.chance % 27
    when n.chance < 96 then 32 + 2 * (n.chance - 80)
    else 400 end) as paid_at
  from numbered n
), invoices as (
  insert into invoice (id, number, institution_id, status, period, issued_at, due_on, net_fen, vat_fen, total_fen, profile,
    settled_at, reminders, is_demonstration)
  select p.id, p.number, p.institution_id, case when p.paid_at < $1 then 'settled' else 'open' end, p.period, p.at,
    shanghai_day(p.at) + 30, p.net, p.vat, p.net + p.vat,
    jsonb_build_object('title', b.name_zh, 'taxNumber', b.uscc, 'address', null, 'phone', null, 'bankName', null,
      'bankAccount', null, 'email', b.contact_email, 'locale', 'zh-CN', 'fapiaoKind', 'ordinary'),
    case when p.paid_at < $1 then p.paid_at end,
    case when p.at + interval '37 days' < least(p.paid_at, $1) then 3 when p.at + interval '30 days' < least(p.paid_at, $1) then 2
      when p.at + interval '23 days' < least(p.paid_at, $1) then 1 else 0 end, true
  from planned p join institution b on b.id = p.institution_id
), lines as (
  insert into invoice_line (invoice_id, institution_id, position, fee_id, net_fen, vat_fen, total_fen, vat_rate_bp)
  select p.id, p.institution_id, one.place - 1, f.id, f.net_fen, f.vat_fen, f.net_fen + f.vat_fen, f.vat_rate_bp
  from planned p cross join lateral unnest(p.fees) with ordinality one (fee, place) join fee f on f.id = one.fee
), moved as (
  update fee set status = case when p.paid_at < $1 then 'paid' else 'invoiced' end from planned p where fee.id = any (p.fees)
), receipts as (
  insert into receipt (id, institution_id, provider, external_id, amount_fen, received_at, payer, booked_at, is_demonstration)
  select md5('receipt ' || p.id)::uuid, p.institution_id, 'bank', 'demonstration/' || p.number, p.net + p.vat, p.paid_at, b.name_zh,
    p.paid_at, true
  from planned p join institution b on b.id = p.institution_id where p.paid_at < $1
), allocations as (
  insert into receipt_allocation (id, receipt_id, invoice_id, institution_id, kind, amount_fen, allocated_at)
  select md5('allocation ' || p.id)::uuid, md5('receipt ' || p.id)::uuid, p.id, p.institution_id, 'payment', p.net + p.vat, p.paid_at
  from planned p where p.paid_at < $1
), series as (
  insert into number_series (name, last_number) select 'LS-' || year, max(count) from planned group by year
)
select count(*) from planned p cross join lateral (
  select write_ledger('invoice-issued', p.id, p.institution_id, 'CNY', jsonb_build_array(
      jsonb_build_object('account', 'receivable', 'amountMinor', p.net + p.vat),
      jsonb_build_object('account', 'unbilled', 'amountMinor', -p.net - p.vat),
      jsonb_build_object('account', 'vat_deferred', 'amountMinor', p.vat),
      jsonb_build_object('account', 'vat_output', 'amountMinor', -p.vat)), p.at),
    case when p.paid_at < $1 then write_ledger('receipt-booked', md5('receipt ' || p.id)::uuid, p.institution_id, 'CNY', jsonb_build_array(
      jsonb_build_object('account', 'cash_bank', 'amountMinor', p.net + p.vat),
      jsonb_build_object('account', 'unapplied', 'amountMinor', -p.net - p.vat)), p.paid_at) end,
    case when p.paid_at < $1 then write_ledger('receipt-applied', md5('allocation ' || p.id)::uuid, p.institution_id, 'CNY', jsonb_build_array(
      jsonb_build_object('account', 'unapplied', 'amountMinor', p.net + p.vat),
      jsonb_build_object('account', 'receivable', 'amountMinor', -p.net - p.vat)), p.paid_at) end) booked
