-- What the platform says of itself in public. Each function answers with sums and medians over all tenants, never with
-- a row of one of them; only money that both sides have confirmed counts as money.

-- The number of working days up to each day, so that the working days between two days are one subtraction. The
-- calendar is the caller's: SQL knows no holidays.
create function number_working_days(first_day date, last_day date, working_days date[])
  returns table (day date, number bigint)
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select d.day::date, count(w.day) over (order by d.day)
  from generate_series(first_day, last_day, interval '1 day') as d(day)
  left join unnest(working_days) as w(day) on w.day = d.day::date;
end;

create function shanghai_day(at timestamptz) returns date
  language sql immutable parallel safe
  return (at at time zone 'Asia/Shanghai')::date;

-- What became of the prospects that were published since a moment: how many reached each stage, and the median of the
-- working days since the stage before. Being matched has no moment of its own: an introduction is timed from posting.
create function public_funnel(since timestamptz, until timestamptz, working_days date[])
  returns table (stage text, prospects bigint, median_working_days numeric)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with posted as materialized (
    select p.id, p.published_at as posted_at, c.introduced_at, o.offered_at, d.accepted_at, w.drawn_at,
      c.introduced_at is not null
        or exists (select from introduction i where i.prospect_id = p.id)
        or exists (select from match m where m.prospect_id = p.id and m.outcome = 'eligible') as matched
    from prospect p
    left join (select prospect_id, min(granted_at) as introduced_at from consent group by prospect_id) c on c.prospect_id = p.id
    left join (select prospect_id, min(issued_at) as offered_at from offer where current_version > 0 group by prospect_id) o
      on o.prospect_id = p.id
    left join (select prospect_id, min(accepted_at) as accepted_at from deal group by prospect_id) d on d.prospect_id = p.id
    left join (
      select deal.prospect_id, min(drawdown.confirmed_at) as drawn_at
      from drawdown join deal on deal.id = drawdown.deal_id
      where drawdown.status = 'confirmed' group by deal.prospect_id
    ) w on w.prospect_id = p.id
    where p.published_at between since and until
  ),
  numbered as materialized (
    select n.day, n.number
    from number_working_days(shanghai_day(since), shanghai_day(until), working_days) n
  ),
  steps (stage, place, reached, from_at, to_at) as (
    select 'posted', 1, true, null::timestamptz, posted_at from posted
    union all select 'matched', 2, matched, null, null from posted
    union all select 'introduced', 3, introduced_at is not null, posted_at, introduced_at from posted
    union all select 'offered', 4, offered_at is not null, introduced_at, offered_at from posted
    union all select 'accepted', 5, accepted_at is not null, offered_at, accepted_at from posted
    union all select 'drawn', 6, drawn_at is not null, accepted_at, drawn_at from posted
  )
  select s.stage, count(*) filter (where s.reached),
    (percentile_cont(0.5) within group (order by greatest(b.number - a.number, 0))
      filter (where a.number is not null and b.number is not null))::numeric
  from steps s
  left join numbered a on a.day = shanghai_day(s.from_at)
  left join numbered b on b.day = shanghai_day(s.to_at)
  group by s.stage, s.place
  order by s.place;
end;

-- Money that has moved since a moment, and who is here at present.
create function public_totals(since timestamptz, until timestamptz)
  returns table (
    drawn_fen bigint, drawn_deals bigint, published_companies bigint, active_institutions bigint, active_mandates bigint,
    drawn_prospects bigint, introductions_gini numeric
  )
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with drawn as (
    select w.amount_fen, w.deal_id, d.prospect_id
    from drawdown w join deal d on d.id = w.deal_id
    where w.status = 'confirmed' and w.confirmed_at between since and until
  ),
  asked as (
    select count(i.id) as introductions
    from prospect p left join introduction i on i.prospect_id = p.id
    where p.published_at between since and until group by p.id
  ),
  ranked as (
    select introductions, row_number() over (order by introductions) as place from asked
  )
  select
    (select coalesce(sum(amount_fen), 0)::bigint from drawn),
    (select count(distinct deal_id) from drawn),
    (select count(distinct company_id) from teaser where status = 'published'),
    (select count(*) from institution where status = 'active'),
    (select count(*) from mandate where status = 'active'),
    (select count(distinct prospect_id) from drawn),
    (
      select case when sum(introductions) > 0
        then round(2 * sum(place * introductions) / (count(*) * sum(introductions)) - (count(*) + 1)::numeric / count(*), 4) end
      from ranked
    );
end;

-- How institutions answer the companies that ask them, since a moment: by institution, and (institution_id null) all
-- together. A request counts once it is answered or its time is over.
create function public_answers(since timestamptz, until timestamptz, working_days date[], goal_days integer)
  returns table (institution_id uuid, asked bigint, answered bigint, within_goal bigint, median_working_days numeric)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with numbered as materialized (
    select n.day, n.number
    from number_working_days(shanghai_day(since), shanghai_day(until), working_days) n
  ),
  requests as (
    select i.institution_id, i.requested_at, coalesce(
      (
        select min(e.at) from event e
        where e.subject_kind = 'introduction' and e.subject_id = i.id and e.actor_kind = 'institution'
          and e.type in ('introduction-accepted', 'introduction-declined')
      ),
      case when i.status in ('consented', 'converted', 'declined_by_institution', 'revoked') then i.answered_at end
    ) as answered_at
    from introduction i
    where i.requested_by = 'company' and i.requested_at between since and until
  ),
  timed as (
    select r.institution_id, r.answered_at is not null as is_answered,
      greatest((select n.number from numbered n where n.day = shanghai_day(coalesce(r.answered_at, until)))
        - (select n.number from numbered n where n.day = shanghai_day(r.requested_at)), 0) as waited
    from requests r
  )
  select t.institution_id, count(*), count(*) filter (where t.is_answered),
    count(*) filter (where t.is_answered and t.waited <= goal_days),
    (percentile_cont(0.5) within group (order by t.waited) filter (where t.is_answered))::numeric
  from timed t
  where t.is_answered or t.waited > goal_days
  group by grouping sets ((t.institution_id), ());
end;

-- How long institutions take from a company's consent to an offer or a coded decline, in days.
create function public_decisions(since timestamptz, until timestamptz, goal_days integer)
  returns table (due bigint, decided bigint, within_goal bigint, median_days numeric)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with files as (
    select c.granted_at, c.revoked_at, least(
      (select min(o.issued_at) from offer o where o.introduction_id = c.introduction_id and o.current_version > 0),
      (select i.answered_at from introduction i where i.id = c.introduction_id and i.status = 'declined_by_institution')
    ) as decided_at
    from (
      select introduction_id, min(granted_at) as granted_at, max(revoked_at) as revoked_at from consent group by introduction_id
    ) c
    where c.granted_at between since and until
  ),
  timed as (
    select decided_at is not null as is_decided,
      shanghai_day(coalesce(decided_at, until)) - shanghai_day(granted_at) as days,
      revoked_at is not null and decided_at is null as is_moot
    from files
  )
  select count(*), count(*) filter (where is_decided), count(*) filter (where is_decided and days <= goal_days),
    (percentile_cont(0.5) within group (order by greatest(days, 0)) filter (where is_decided))::numeric
  from timed
  where not is_moot and (is_decided or days > goal_days);
end;

-- Why institutions said no since a moment: after an introduction, and by a pass on a teaser.
create function public_declines(since timestamptz, until timestamptz)
  returns table (reason_code text, introductions bigint, passes bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select said.reason_code, count(*) filter (where said.place = 'introduction'), count(*) filter (where said.place = 'pass')
  from (
    select i.reason_code, 'introduction' as place from introduction i
    where i.status = 'declined_by_institution' and i.answered_at between since and until
    union all
    select p.reason_code, 'pass' from pass p where p.passed_at between since and until
  ) said
  group by said.reason_code
  order by count(*) desc, said.reason_code;
end;

-- How long moderation takes, in working days.
create function public_moderation(since timestamptz, until timestamptz, working_days date[], goal_days integer)
  returns table (decided bigint, within_goal bigint, median_working_days numeric)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with numbered as materialized (
    select n.day, n.number
    from number_working_days(shanghai_day(since), shanghai_day(until), working_days) n
  ),
  timed as (
    select greatest(b.number - a.number, 0) as waited
    from moderation_case c
    join numbered a on a.day = shanghai_day(c.opened_at)
    join numbered b on b.day = shanghai_day(c.decided_at)
    where c.kind = 'prospect_submission' and c.opened_at between since and until and c.decided_at is not null
  )
  select count(*), count(*) filter (where waited <= goal_days),
    (percentile_cont(0.5) within group (order by waited))::numeric
  from timed;
end;

-- How many mandates an institution has in force: a number on its public page, not which.
create function public_mandates() returns table (institution_id uuid, active bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select mandate.institution_id, count(*) from mandate where mandate.status = 'active' group by mandate.institution_id;
end;

revoke execute on function public_funnel, public_totals, public_answers, public_decisions, public_declines, public_moderation,
  public_mandates from public;
grant execute on function public_funnel, public_totals, public_answers, public_decisions, public_declines, public_moderation,
  public_mandates to longspring_app, longspring_worker;
