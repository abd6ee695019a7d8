-- What the platform says of others' business comes in cells of at least five organizations of each side that isn't named,
-- and a cell is renewed once the events of five or more have changed it. What each organization had in a cell when it was
-- published last is kept for that: the worker's alone, since it is what the cells hide.
create table public_figure_basis (
  cell text not null,
  side text not null check (side in ('company', 'institution')),
  organization_id uuid not null,
  contribution text not null,
  primary key (cell, side, organization_id)
);
alter table public_figure_basis enable row level security;
alter table public_figure_basis force row level security;
create policy owner_and_worker on public_figure_basis to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert, delete on public_figure_basis to longspring_worker;

-- Every event that a public cell counts, with the organizations whose it is; no institution where that is named by the cell
-- or has no part in it. The cells are those of public_funnel, public_totals, public_declines, public_decisions,
-- public_moderation, public_answers and measured_drawdowns.
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
