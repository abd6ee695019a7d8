-- Public figures. Each function returns sums and medians over all organizations, never a row of one of them; only
-- money that both sides have confirmed counts.

-- The public figures as last computed: the worker computes them each minute, so that no page scans whole tables.
-- Without a row, or with an old one, the page computes them.
create table public_figures (
  is_the_one boolean primary key default true check (is_the_one),
  counted_at timestamptz not null,
  figures jsonb not null
);
alter table public_figures enable row level security;
alter table public_figures force row level security;
grant select on public_figures to longspring_app;
grant select, insert, update on public_figures to longspring_worker;
create policy owner_and_worker on public_figures to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy public_reads on public_figures for select to longspring_app using (true);

-- Public figures of others' business are published in cells with at least five unnamed organizations of each side,
-- and a cell is updated once events of five or more have changed it (docs/decisions/0084). This is what each
-- organization contributed to a cell when it was last published: read by the worker only.
create table public_figure_basis (
  cell text not null,
  side text not null check (side in ('company', 'institution')),
  organization_id uuid not null,
  contribution text not null,
  primary key (cell, side, organization_id)
);
alter table public_figure_basis enable row level security;
alter table public_figure_basis force row level security;
grant select, insert, delete on public_figure_basis to longspring_worker;
create policy owner_and_worker on public_figure_basis to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- The number of working days up to each day, so that the working days between two days are one subtraction. The
-- caller passes the calendar: SQL knows no holidays.
create function number_working_days(first_day date, last_day date, working_days date[])
  returns table (day date, number bigint)
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select d.day::date, count(w.day) over (order by d.day)
  from generate_series(first_day, last_day, interval '1 day') as d(day)
  left join unnest(working_days) as w(day) on w.day = d.day::date;
end;

-- How fast institutions answer companies' requests since a moment: by institution, and (institution_id null) all
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
revoke execute on function public_answers from public;
grant execute on function public_answers to longspring_app, longspring_worker;

-- How long institutions take from a company's consent to an offer or a decline with a reason, in days.
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
revoke execute on function public_decisions from public;
grant execute on function public_decisions to longspring_app, longspring_worker;

-- Why institutions declined since a moment: after an introduction, and by passing on a teaser.
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
revoke execute on function public_declines from public;
grant execute on function public_declines to longspring_app, longspring_worker;

-- Of the prospects published since a moment, how many reached each stage, and the median of the working days since
-- the stage before. A match has no time of its own: introductions are measured from publication.
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
revoke execute on function public_funnel from public;
grant execute on function public_funnel to longspring_app, longspring_worker;

-- How many active mandates an institution has: its public page shows the count, not which.
create function public_mandates() returns table (institution_id uuid, active bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select mandate.institution_id, count(*) from mandate where mandate.status = 'active' group by mandate.institution_id;
end;
revoke execute on function public_mandates from public;
grant execute on function public_mandates to longspring_app, longspring_worker;

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
revoke execute on function public_moderation from public;
grant execute on function public_moderation to longspring_app, longspring_worker;

-- Money paid since a moment, and the present numbers of companies, institutions and mandates.
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
revoke execute on function public_totals from public;
grant execute on function public_totals to longspring_app, longspring_worker;

-- By institution: the number of deals whose first drawdown was confirmed since a moment, and the median of the
-- working days since their acceptance. Acceptances more than a year before that moment count from then.
create function drawdown_times(since timestamptz, until timestamptz, working_days date[])
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
revoke execute on function drawdown_times from public;
grant execute on function drawdown_times to longspring_worker;

-- Every event that a public figure counts, with the organizations it belongs to; no institution where the figure
-- names it or it has no part. The cells are those of public_funnel, public_totals, public_declines, public_decisions,
-- public_moderation, public_answers and drawdown_times.
create function public_contributions(
  since timestamptz, answers_since timestamptz, until timestamptz, working_days date[], answer_days integer, decision_days integer
)
  returns table (cell text, company_id uuid, institution_id uuid, amount numeric)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  with posted as materialized (
    select p.id, p.company_id from prospect p where p.published_at between since and until
  ),
  numbered as materialized (
    select n.day, n.number
    from number_working_days(shanghai_day(answers_since), shanghai_day(until), working_days) n
  ),
  requests as (
    select i.company_id, i.institution_id, i.requested_at, coalesce(
      (
        select min(e.at) from event e
        where e.subject_kind = 'introduction' and e.subject_id = i.id and e.actor_kind = 'institution'
          and e.type in ('introduction-accepted', 'introduction-declined')
      ),
      case when i.status in ('consented', 'converted', 'declined_by_institution', 'revoked') then i.answered_at end
    ) as answered_at
    from introduction i
    where i.requested_by = 'company' and i.requested_at between answers_since and until
  ),
  timed as materialized (
    select r.company_id, r.institution_id, r.answered_at is not null as is_answered,
      greatest((select n.number from numbered n where n.day = shanghai_day(coalesce(r.answered_at, until)))
        - (select n.number from numbered n where n.day = shanghai_day(r.requested_at)), 0) as waited
    from requests r
  ),
  answers as materialized (
    select t.company_id, t.institution_id, case when t.is_answered then 1000 + t.waited else 0 end as amount
    from timed t where t.is_answered or t.waited > answer_days
  ),
  files as (
    select c.company_id, c.institution_id, c.granted_at, c.revoked_at, least(
      (select min(o.issued_at) from offer o where o.introduction_id = c.introduction_id and o.current_version > 0),
      (select i.answered_at from introduction i where i.id = c.introduction_id and i.status = 'declined_by_institution')
    ) as decided_at
    from (
      select introduction_id, consent.company_id, consent.institution_id, min(granted_at) as granted_at, max(revoked_at) as revoked_at
      from consent group by introduction_id, consent.company_id, consent.institution_id
    ) c
    where c.granted_at between since and until
  ),
  decisions as (
    select f.company_id, f.institution_id, f.decided_at is not null as is_decided,
      shanghai_day(coalesce(f.decided_at, until)) - shanghai_day(f.granted_at) as days,
      f.revoked_at is not null and f.decided_at is null as is_moot
    from files f
  )
  select 'posted', p.company_id, null::uuid, 1::numeric from posted p
  union all
  select 'matched', p.company_id, null, 1 from posted p
  where exists (select from consent c where c.prospect_id = p.id)
    or exists (select from introduction i where i.prospect_id = p.id)
    or exists (select from match m where m.prospect_id = p.id and m.outcome = 'eligible')
  union all
  select 'introduced', c.company_id, c.institution_id, 1 from consent c join posted p on p.id = c.prospect_id
  union all
  select 'offered', o.company_id, o.institution_id, 1 from offer o join posted p on p.id = o.prospect_id where o.current_version > 0
  union all
  select 'accepted', d.company_id, d.institution_id, 1 from deal d join posted p on p.id = d.prospect_id
  union all
  select 'drawn', d.company_id, d.institution_id, 1
  from drawdown w join deal d on d.id = w.deal_id join posted p on p.id = d.prospect_id where w.status = 'confirmed'
  union all
  select 'money', d.company_id, d.institution_id, w.amount_fen
  from drawdown w join deal d on d.id = w.deal_id where w.status = 'confirmed' and w.confirmed_at between since and until
  union all
  select 'companies', t.company_id, null, 1 from teaser t where t.status = 'published'
  union all
  select 'introductions', i.company_id, i.institution_id, 1 from introduction i join posted p on p.id = i.prospect_id
  union all
  select 'decline:' || i.reason_code, i.company_id, i.institution_id, 1 from introduction i
  where i.status = 'declined_by_institution' and i.answered_at between since and until and i.reason_code is not null
  union all
  select 'decline:' || s.reason_code, p.company_id, s.institution_id, 1000
  from pass s join prospect p on p.id = s.prospect_id where s.passed_at between since and until
  union all
  select 'decisions', d.company_id, d.institution_id, case when d.is_decided then 1000 + greatest(d.days, 0) else 0 end
  from decisions d where not d.is_moot and (d.is_decided or d.days > decision_days)
  union all
  select 'moderation', p.company_id, null, 1 from moderation_case c join prospect p on p.id = c.prospect_id
  where c.kind = 'prospect_submission' and c.opened_at between since and until and c.decided_at is not null
  union all
  select 'answers', a.company_id, a.institution_id, a.amount from answers a
  union all
  select 'answers:' || a.institution_id, a.company_id, null, a.amount from answers a
  union all
  select 'drawdowns:' || d.institution_id, d.company_id, null, 1
  from drawdown w join deal d on d.id = w.deal_id
  where w.status = 'confirmed'
  group by d.id
  having min(w.confirmed_at) between since and until;
end;
revoke execute on function public_contributions from public;
grant execute on function public_contributions to longspring_worker;
