-- How fast an institution's money comes: measured each hour, like its answers, so that no list has to count for itself.
alter table institution
  add column drawdown_deals integer not null default 0 check (drawdown_deals >= 0),
  add column drawdown_days numeric(6, 1) check (drawdown_days >= 0);

-- By institution: the deals whose first drawdown was confirmed since a moment, and the median of the working days since
-- their acceptance. Who accepted longer than a year before that moment is counted from then.
create function measured_drawdowns(since timestamptz, until timestamptz, working_days date[])
  returns table (institution_id uuid, deals integer, median_working_days numeric)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with numbered as materialized (
    select n.day, n.number
    from number_working_days(shanghai_day(since) - 365, shanghai_day(until), working_days) n
  ),
  drawn as (
    select deal.institution_id, deal.accepted_at, min(drawdown.confirmed_at) as drawn_at
    from drawdown join deal on deal.id = drawdown.deal_id
    where drawdown.status = 'confirmed'
    group by deal.id
    having min(drawdown.confirmed_at) between since and until
  )
  select d.institution_id, count(*)::integer,
    (percentile_cont(0.5) within group (order by greatest(b.number - coalesce(a.number, 0), 0)))::numeric
  from drawn d
  join numbered b on b.day = shanghai_day(d.drawn_at)
  left join numbered a on a.day = shanghai_day(d.accepted_at)
  group by d.institution_id;
end;

revoke execute on function measured_drawdowns from public;
grant execute on function measured_drawdowns to longspring_worker;
