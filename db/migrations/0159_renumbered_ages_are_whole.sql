-- 0157 stood under another number once (renumbered in db/migrate.ts): prospects that had told no age then took the day of another
-- prospect of their company, and what was shown as founded before no day counted firms founded after it. Databases that ran it so get
-- what it holds now; in all others this changes nothing.
update prospect set age_told_on = null
where age_told_on is not null and not exists (
  select from shown_teaser s
  where s.prospect_id = prospect.id and jsonb_typeof(s.bands -> 'ageYears') = 'object');

-- Who may be the one that was shown is judged by what registers held of it when that was shown.
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
      -- Once a day as of which it was told, since edits of what isn't shown tell nothing more.
      select min(s.shown_at) as shown_at, s.shown_on, s.sector, s.place, split_part(s.sector, '/', 1) as branch,
        split_part(s.place, '/', 1) as city, s.bands ->> 'size' as size,
        coalesce((s.bands #>> '{founded,after}')::date, '-infinity') as founded_after,
        coalesce((s.bands #>> '{founded,until}')::date, s.shown_on) as founded_until,
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
      group by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
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
        where s.nth = 1 and b.since <= s.shown_at and s.shown_at < b.until
          and may_be(b, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
            s.patents_from, s.patents_to, s.bits, s.has_all))
      and not exists (
        select from shown s
        where s.nth > 1
          and case when r.since <= s.shown_at
            then may_be(r, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
              s.patents_from, s.patents_to, s.bits, s.has_all) is not true
            else not exists (
              select from registered_company b
              where b.code = r.code and b.since <= s.shown_at and s.shown_at < b.until
                and may_be(b, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
                  s.patents_from, s.patents_to, s.bits, s.has_all)) end)
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
