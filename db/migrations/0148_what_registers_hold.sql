-- The companies among which a teaser must leave its own unrecognised: those that were published here after a moderator looked
-- at them, and those of an imported register. What public registers hold of each, now (`until` is infinity) and before: who
-- searches them may remember. Institutions and companies read none of it; they learn how many share what is shown.
create table registered_company (
  code text not null,
  until timestamptz not null default 'infinity',
  -- Null of an imported register.
  company_id uuid references company on delete cascade,
  sector text not null,
  district text not null,
  branch text not null generated always as (split_part(sector, '/', 1)) stored,
  city text not null generated always as (split_part(district, '/', 1)) stored,
  size_class text,
  founded_on date not null,
  staff integer,
  -- Rights of class I.
  patents integer,
  titles text[] not null default '{}',
  primary key (code, until)
);
create index registered_company_cell on registered_company (branch, city) where until = 'infinity';
create index on registered_company (company_id);
alter table registered_company enable row level security;
alter table registered_company force row level security;
create policy owner_and_worker on registered_company to longspring_migrator, longspring_worker using (true) with check (true);
create policy admins on registered_company to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');
grant select, insert, update, delete on registered_company to longspring_app, longspring_worker;

insert into registered_company (code, company_id, sector, district, size_class, founded_on, staff, patents, titles)
select distinct on (company.unified_social_credit_code)
  company.unified_social_credit_code, company.id, company.sector, company.district, company.size_class, company.founded_on,
  (select (latest.figures ->> 'staff')::integer
    from jsonb_array_elements(v.content #> '{figures,years}') as latest (figures)
    order by (latest.figures ->> 'year')::integer desc limit 1),
  (select sum(counted.held::integer) from jsonb_each_text(v.content #> '{ip,rights}') as counted (kind, held)
    where counted.kind in ('invention_patent', 'plant_variety', 'national_crop_variety', 'new_drug', 'protected_chinese_medicine',
      'ic_layout')),
  array(select held.code from jsonb_array_elements_text(v.content #> '{ip,recognitions}') as held (code) order by held.code)
from company
join prospect on prospect.company_id = company.id
join prospect_version v on v.prospect_id = prospect.id and v.version = prospect.live_version
where company.code_verified_at is not null and v.content ? 'ask'
order by company.unified_social_credit_code, prospect.number desc;

-- What the company wants of its teaser, how many share what it shows, and from what that was chosen.
alter table prospect
  add column keep_shown text,
  add column is_recognisable boolean not null default false,
  add column shared_by integer,
  add column generalisation jsonb;

alter table shown_teaser add column shown_on date;
update shown_teaser set shown_on = shanghai_day(shown_at);
update shown_teaser s set shown_on = teaser.shown_on from teaser
where teaser.prospect_id = s.prospect_id and teaser.version = s.version and teaser.bands = s.bands;
alter table shown_teaser alter column shown_on set not null;

create or replace function keep_as_shown() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen,
    term_most_months, age_least_months, age_most_months, bands)
  values (new.prospect_id, new.version, app_now(), new.shown_on, new.sector, new.district, new.stage, new.instruments,
    new.amount_max_fen, new.term_max_months, new.age_least_months, new.age_most_months, new.bands)
  on conflict do nothing;
  return null;
end
$$;

-- The last founding day of those who are so many years old on a day, as app/domain/prospects/cohort.ts has it.
create function last_founded(day date, years integer) returns date
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return greatest((day - make_interval(years => years))::date, ((day + 1) - make_interval(years => years))::date - 1);
grant execute on function last_founded(date, integer) to longspring_app, longspring_worker;

-- How many other companies share how much of a company's finest view, by bits (app/domain/prospects/cohort.ts), of those of
-- the same branch and city that may be the one of which everything was shown that was shown of this company before.
create function shared_register(of_company uuid, of_code text, finest jsonb) returns table (mask integer, companies bigint)
  language sql stable security definer set search_path = public, pg_temp rows 100 cost 100000
begin atomic
  with view as materialized (
    select * from jsonb_to_record(finest) as v (
      sector text, place text, size text, founded_after date, founded_until date, wide_after date, wide_until date, staff_from integer, staff_to integer,
      patents_from integer, patents_to integer, titles text[])
    where (select current_actor_kind()) in ('admin', 'system')
      or (select current_actor_kind()) = 'company' and of_company = (select current_organization_id())
  ), shown as materialized (
    select distinct s.sector, s.place, s.bands ->> 'size' as size,
      last_founded(s.shown_on, (s.bands #>> '{ageYears,to}')::integer) as founded_after,
      last_founded(s.shown_on, nullif((s.bands #>> '{ageYears,from}')::integer, 0)) as founded_until,
      (s.bands #>> '{staff,from}')::integer as staff_from, (s.bands #>> '{staff,to}')::integer as staff_to,
      (s.bands #>> '{classOneIp,from}')::integer as patents_from, (s.bands #>> '{classOneIp,to}')::integer as patents_to,
      array(select jsonb_array_elements_text(s.bands -> 'recognitions')) as titles,
      coalesce((s.bands ->> 'hasAllRecognitions')::boolean, true) as has_all
    from shown_teaser s join prospect on prospect.id = s.prospect_id
    where prospect.company_id = of_company
  ), other as (
    select
      case when r.sector = view.sector or starts_with(r.sector, view.sector || '/') then 1 else 0 end
      | case when r.district = view.place or starts_with(r.district, view.place || '/') then 2 else 0 end
      | case when view.size is null or r.size_class = view.size then 4 else 0 end
      | case when (view.founded_after is null or r.founded_on > view.founded_after)
          and (view.founded_until is null or r.founded_on <= view.founded_until) then 8 else 0 end
      | case when num_nulls(view.staff_from, view.staff_to) = 2
          or r.staff >= coalesce(view.staff_from, 0) and (view.staff_to is null or r.staff < view.staff_to) then 16 else 0 end
      | case when num_nulls(view.patents_from, view.patents_to) = 2
          or r.patents >= coalesce(view.patents_from, 0) and (view.patents_to is null or r.patents < view.patents_to) then 32 else 0 end
      | case when (view.wide_after is null or r.founded_on > view.wide_after)
          and (view.wide_until is null or r.founded_on <= view.wide_until) then 64 else 0 end
      | case when r.titles <@ view.titles then 128 else 0 end
      | coalesce((select bit_or(256 << (title.nth - 1)::integer)
          from unnest(view.titles) with ordinality as title (code, nth) where title.code = any (r.titles)), 0) as bits
    from view join registered_company r
      on r.branch = split_part(view.sector, '/', 1) and r.city = split_part(view.place, '/', 1)
      and r.until = 'infinity' and r.code <> of_code
    where not exists (
      select from shown where not exists (
        select from registered_company b
        where b.code = r.code
          and (b.sector = shown.sector or starts_with(b.sector, shown.sector || '/'))
          and (b.district = shown.place or starts_with(b.district, shown.place || '/'))
          and (shown.size is null or b.size_class = shown.size)
          and (shown.founded_after is null or b.founded_on > shown.founded_after)
          and (shown.founded_until is null or b.founded_on <= shown.founded_until)
          and (num_nulls(shown.staff_from, shown.staff_to) = 2
            or b.staff >= coalesce(shown.staff_from, 0) and (shown.staff_to is null or b.staff < shown.staff_to))
          and (num_nulls(shown.patents_from, shown.patents_to) = 2
            or b.patents >= coalesce(shown.patents_from, 0) and (shown.patents_to is null or b.patents < shown.patents_to))
          and shown.titles <@ b.titles and (not shown.has_all or b.titles <@ shown.titles)))
  )
  select bits, count(*) from other group by bits;
end;
revoke execute on function shared_register(uuid, text, jsonb) from public;
grant execute on function shared_register(uuid, text, jsonb) to longspring_app, longspring_worker;

drop function count_cohort(text, text, text);
drop index company_cohort;

-- Teasers that are shown were chosen by fewer attributes: the next night chooses them anew.
update teaser set shown_on = (date_trunc('quarter', shown_on) - interval '1 day')::date;
