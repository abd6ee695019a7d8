-- How many share how much is counted over a whole branch of a city, of up to 20,000 companies. Titles become bits that are made
-- once; a cell's companies lie together in one index with all that is asked of them; and those that may be the one that was
-- shown before are found together, not each by itself.

-- The titles of RECOGNITIONS (app/domain/codes/companies.ts) as bits, and one for any that isn't among them. That one differs
-- between what registers hold and what is shown, so that a title unknown here is shared by nobody.
create function title_bits(titles text[], unknown integer) returns integer
  language sql immutable parallel safe
  return case when titles = '{}' then 0 else
    case when 'high_tech_enterprise' = any (titles) then 1 else 0 end
    | case when 'tech_sme' = any (titles) then 2 else 0 end
    | case when 'innovative_sme' = any (titles) then 4 else 0 end
    | case when 'specialised_sme' = any (titles) then 8 else 0 end
    | case when 'little_giant' = any (titles) then 16 else 0 end
    | case when 'single_champion' = any (titles) then 32 else 0 end
    | case when 'ip_advantage' = any (titles) then 64 else 0 end
    | case when 'provincial_rd_centre' = any (titles) then 128 else 0 end
    | case when 'city_little_giant' = any (titles) then 256 else 0 end
    | case when titles <@ array['high_tech_enterprise', 'tech_sme', 'innovative_sme', 'specialised_sme', 'little_giant',
        'single_champion', 'ip_advantage', 'provincial_rd_centre', 'city_little_giant'] then 0 else unknown end end;
grant execute on function title_bits(text[], integer) to longspring_app, longspring_worker;

alter table registered_company
  add column title_bits integer not null generated always as (title_bits(titles, unknown => 512)) stored;

-- Who belongs to a cell now, and who ever did, without a look at the table, where they lie as they came.
drop index registered_company_cell;
create index registered_company_cell on registered_company (branch, city, until)
  include (code, sector, district, size_class, founded_on, staff, patents, title_bits);

-- Whether a company may be the one that was shown so (fitsView in app/domain/prospects/cohort.ts). Null counts as no.
create function may_be(company registered_company, sector text, place text, size text, founded_after date, founded_until date,
    staff_from integer, staff_to integer, patents_from integer, patents_to integer, bits integer, has_all boolean)
  returns boolean language sql immutable parallel safe
  return (company.sector = sector or starts_with(company.sector, sector || '/'))
    and (company.district = place or starts_with(company.district, place || '/'))
    and (size is null or company.size_class = size)
    and company.founded_on > founded_after and company.founded_on <= founded_until
    and company.title_bits & bits = bits and (not has_all or company.title_bits = bits)
    and (staff_from is null or company.staff >= staff_from and company.staff < staff_to)
    and (patents_from is null or company.patents >= patents_from and company.patents < patents_to);

-- Who offered rights of class I has one, whatever a later teaser offers.
alter table shown_teaser add column pledges_patents boolean not null default false;
update shown_teaser s set pledges_patents = true from prospect_version v
where v.prospect_id = s.prospect_id and v.version = s.version and v.content #> '{ask,securities}' ? 'class_one_ip';

create or replace function keep_as_shown() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen,
    term_most_months, age_least_months, age_most_months, bands, pledges_patents)
  values (new.prospect_id, new.version, app_now(), new.shown_on, new.sector, new.district, new.stage, new.instruments,
    new.amount_max_fen, new.term_max_months, new.age_least_months, new.age_most_months, new.bands,
    coalesce('class_one_ip' = any (new.securities), false))
  on conflict do nothing;
  return null;
end
$$;

-- A quarter more in the same band tells something of the founding day, too.
drop trigger keep_as_shown_anew on teaser;
create trigger keep_as_shown_anew after update on teaser for each row
  when (old.edition <> new.edition or old.version <> new.version or old.shown_on <> new.shown_on)
  execute function keep_as_shown();

create or replace function shared_register(of_company uuid, of_code text, finest jsonb) returns table (mask integer, companies bigint)
  language sql stable security definer rows 100 cost 100000
  -- Planned once a session: that costs as much as the counting in a small cell.
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
begin atomic
  with view as materialized (
    select split_part(v.sector, '/', 1) as branch, split_part(v.place, '/', 1) as city,
      v.sector, v.sector || '/' as below_sector, v.place, v.place || '/' as below_place, v.size, v.pledges_patents, v.titles,
      coalesce(v.founded_after, '-infinity') as founded_after, coalesce(v.founded_until, 'infinity') as founded_until,
      coalesce(v.wide_after, '-infinity') as wide_after, coalesce(v.wide_until, 'infinity') as wide_until,
      coalesce(v.staff_from, 0) as staff_from, coalesce(v.staff_to, 2147483647) as staff_to,
      coalesce(v.patents_from, 0) as patents_from, coalesce(v.patents_to, 2147483647) as patents_to,
      -- What the view doesn't know, everybody shares.
      case when v.size is null then 4 else 0 end as any_size,
      case when num_nulls(v.staff_from, v.staff_to) = 2 then 16 else 0 end as any_staff,
      case when num_nulls(v.patents_from, v.patents_to) = 2 then 32 else 0 end as any_patents,
      title_bits(v.titles, unknown => 1024) as bits
    from jsonb_to_record(finest) as v (
      sector text, place text, size text, founded_after date, founded_until date, wide_after date, wide_until date,
      staff_from integer, staff_to integer, patents_from integer, patents_to integer, pledges_patents boolean, titles text[])
    where (select current_actor_kind()) in ('admin', 'system')
      or (select current_actor_kind()) = 'company' and of_company = (select current_organization_id())
  ), shown as materialized (
    select once.*,
      -- What tells most comes first: few companies are left to be held against the others.
      row_number() over (order by num_nonnulls(nullif(sector, branch), nullif(place, city), size, staff_from, patents_from)
        + case when isfinite(founded_after) then 1 else 0 end + case when isfinite(founded_until) then 1 else 0 end
        + bit_count(bits::bit(11)) desc) as nth
    from (
      select distinct s.sector, s.place, split_part(s.sector, '/', 1) as branch, split_part(s.place, '/', 1) as city,
        s.bands ->> 'size' as size,
        coalesce(last_founded(s.shown_on, (s.bands #>> '{ageYears,to}')::integer), '-infinity') as founded_after,
        coalesce(last_founded(s.shown_on, nullif((s.bands #>> '{ageYears,from}')::integer, 0)), 'infinity') as founded_until,
        case when num_nonnulls(s.bands #>> '{staff,from}', s.bands #>> '{staff,to}') > 0
          then coalesce((s.bands #>> '{staff,from}')::integer, 0) end as staff_from,
        coalesce((s.bands #>> '{staff,to}')::integer, 2147483647) as staff_to,
        case when num_nonnulls(s.bands #>> '{classOneIp,from}', s.bands #>> '{classOneIp,to}') > 0
          then coalesce((s.bands #>> '{classOneIp,from}')::integer, 0) when s.pledges_patents then 1 end as patents_from,
        coalesce((s.bands #>> '{classOneIp,to}')::integer, 2147483647) as patents_to,
        title_bits(array(select jsonb_array_elements_text(s.bands -> 'recognitions')), unknown => 1024) as bits,
        coalesce((s.bands ->> 'hasAllRecognitions')::boolean, true) as has_all
      from shown_teaser s join prospect on prospect.id = s.prospect_id
      where prospect.company_id = of_company
    ) as once
  ), other as (
    select r.sector, r.district, r.size_class, r.founded_on, r.staff, r.patents, r.title_bits
    from view join registered_company r on r.branch = view.branch and r.city = view.city and r.until = 'infinity'
    where not exists (select from shown)
      and r.code <> of_code and (not view.pledges_patents or r.patents > 0)
    union all
    select r.sector, r.district, r.size_class, r.founded_on, r.staff, r.patents, r.title_bits
    from view join registered_company r on r.branch = view.branch and r.city = view.city and r.until = 'infinity'
    where r.code <> of_code and (not view.pledges_patents or r.patents > 0)
      and r.code in (
        select b.code from shown s join registered_company b on b.branch = s.branch and b.city = s.city
        where s.nth = 1
          and may_be(b, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
            s.patents_from, s.patents_to, s.bits, s.has_all))
      and not exists (
        select from shown s
        where s.nth > 1
          and may_be(r, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
            s.patents_from, s.patents_to, s.bits, s.has_all) is not true
          and not exists (
            select from registered_company b
            where b.code = r.code and b.until < 'infinity'
              and may_be(b, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
                s.patents_from, s.patents_to, s.bits, s.has_all)))
  ), counted as (
    select
      case when r.sector = view.sector or starts_with(r.sector, view.below_sector) then 1 else 0 end
      | case when r.district = view.place or starts_with(r.district, view.below_place) then 2 else 0 end
      | case when r.size_class = view.size then 4 else view.any_size end
      | case when r.founded_on > view.founded_after and r.founded_on <= view.founded_until then 8 else 0 end
      | case when r.staff >= view.staff_from and r.staff < view.staff_to then 16 else view.any_staff end
      | case when r.patents >= view.patents_from and r.patents < view.patents_to then 32 else view.any_patents end
      | case when r.founded_on > view.wide_after and r.founded_on <= view.wide_until then 64 else 0 end
      | case when r.title_bits & view.bits = r.title_bits then 128 else 0 end
      | ((r.title_bits & view.bits) << 8) as bits,
      count(*) as companies
    from view, other r
    group by 1
  ), title as materialized (
    select title_bits(array[given.code], unknown => 1024) as bit, 256 << (given.nth - 1)::integer as mask
    from view, unnest(view.titles) with ordinality as given (code, nth)
  )
  -- The bits of the titles as the view counts them.
  select counted.bits & 255 | coalesce((select bit_or(title.mask) from title where (counted.bits >> 8) & title.bit <> 0), 0),
    counted.companies
  from counted;
end;
