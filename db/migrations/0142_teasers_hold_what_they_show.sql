-- A teaser holds what institutions are shown, and nothing else: numbers as bounds, sector and place as coarse as they are
-- shown, the ask in round steps with what was accepted taken off. What is judged for an institution is judged by these.
alter table teaser
  add column revenue_least_fen bigint,
  add column revenue_most_fen bigint,
  add column age_least_months integer,
  add column age_most_months integer,
  add column growth_least_bp integer,
  add column growth_most_bp integer,
  add column research_least_bp integer,
  add column research_most_bp integer,
  add column debt_least_bp integer,
  add column debt_most_bp integer,
  add column class_one_least integer,
  add column class_one_most integer,
  -- Whether the company has no titles but those that are shown.
  add column has_all_recognitions boolean not null default true;

update teaser set
  sector = bands ->> 'sector',
  district = bands ->> 'place',
  maximum_rate_percent = null,
  amount_min_fen = case when amount_max_fen <= accepted_fen then 0
    else least(coalesce((bands #>> '{askFen,from}')::bigint, 0), amount_max_fen - accepted_fen) end,
  amount_max_fen = case when amount_max_fen <= accepted_fen then 0
    when accepted_fen = 0 then coalesce((bands #>> '{askFen,to}')::bigint, amount_max_fen)
    else least(coalesce((bands #>> '{askFen,to}')::bigint, amount_max_fen), amount_max_fen - accepted_fen) end,
  revenue_least_fen = (bands #>> '{revenueFen,from}')::bigint,
  revenue_most_fen = (bands #>> '{revenueFen,to}')::bigint - 1,
  age_least_months = (bands #>> '{ageYears,from}')::integer * 12,
  age_most_months = (bands #>> '{ageYears,to}')::integer * 12 - 1,
  growth_least_bp = (bands #>> '{revenueGrowthBp,from}')::integer,
  growth_most_bp = (bands #>> '{revenueGrowthBp,to}')::integer - 1,
  research_least_bp = (bands #>> '{rdIntensityBp,from}')::integer,
  research_most_bp = (bands #>> '{rdIntensityBp,to}')::integer - 1,
  debt_least_bp = (bands #>> '{debtRatioBp,from}')::integer,
  debt_most_bp = (bands #>> '{debtRatioBp,to}')::integer - 1,
  class_one_least = (bands #>> '{classOneIp,from}')::integer,
  class_one_most = (bands #>> '{classOneIp,to}')::integer - 1;
drop index teaser_in_sight;
drop index teaser_newest;
drop trigger note_sight on teaser;
drop function pairs_out_of_sight(uuid);
alter table teaser
  drop column accepted_fen, drop column founded_on, drop column revenue_fen, drop column revenue_growth_bp,
  drop column research_intensity_bp, drop column debt_ratio_bp, drop column class_one_rights, drop column staff,
  drop column summary_zh, drop column summary_en;

create index teaser_in_sight on teaser (prospect_id) include (company_id, status, published_at, amount_max_fen)
  where status = 'published' and amount_max_fen > 0;
create index teaser_newest on teaser (shanghai_day(published_at) desc, prospect_id)
  include (company_id, status, published_at, amount_max_fen)
  where status = 'published' and amount_max_fen > 0;

create or replace function note_sight() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status = 'published' and old.amount_max_fen > 0;
  is_now boolean := tg_op <> 'DELETE' and new.status = 'published' and new.amount_max_fen > 0;
begin
  if was and not is_now then
    insert into prospect_out_of_sight (prospect_id)
    select id from prospect where id = old.prospect_id on conflict do nothing;
  elsif is_now and not was then
    delete from prospect_out_of_sight where prospect_id = new.prospect_id;
  end if;
  return null;
end
$$;
create trigger note_sight after insert or delete or update of status, amount_max_fen on teaser
  for each row execute function note_sight();

create function pairs_out_of_sight(mandate uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp rows 10
begin atomic
  select noted.prospect_id from prospect_out_of_sight noted
  join match on match.mandate_id = pairs_out_of_sight.mandate and match.prospect_id = noted.prospect_id
  where match.institution_id = current_organization_id() and not exists (
    select from teaser where teaser.prospect_id = noted.prospect_id
      and teaser.status = 'published' and teaser.amount_max_fen > 0);
end;
revoke execute on function pairs_out_of_sight(uuid) from public;
grant execute on function pairs_out_of_sight(uuid) to longspring_app;

-- Who the company is isn't read from a teaser or a match, by nobody: policies alone go by it.
do $$
declare
  blind regclass;
  readable text;
begin
  foreach blind in array array['teaser', 'match']::regclass[] loop
    select string_agg(quote_ident(attname), ', ') into readable from pg_attribute
    where attrelid = blind and (attnum > 0 or attname = 'xmin') and not attisdropped and attname <> 'company_id';
    execute format('revoke select on %s from longspring_app', blind);
    execute format('grant select (%s) on %s to longspring_app', readable, blind);
  end loop;
end
$$;

-- Whose prospect an introduction is about is filled in here: an institution that asks for one doesn't know it.
create function fill_company_of_introduction() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  select company_id into strict new.company_id from prospect where id = new.prospect_id;
  return new;
end
$$;
create trigger fill_company before insert on introduction
  for each row execute function fill_company_of_introduction();

-- An amount rounded up to the steps in which lenders speak of it, as app/domain/prospects/round-amounts.ts does.
create function rounded_up_fen(fen bigint) returns bigint
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
begin atomic
  select case when fen <= 0 then 0 else (fen + step - 1) / step * step end
  from (select greatest(1000000, case when fen <= power * 5 then power / 2 else power end) as step
    from (select greatest(1000000, power(10::numeric, length(greatest(fen, 1)::text) - 1)::bigint) as power) as by_power) as by_step;
end;
grant execute on function rounded_up_fen(bigint) to longspring_app, longspring_worker;
