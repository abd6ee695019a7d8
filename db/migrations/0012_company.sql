-- The company always learns why it was passed over, added up; not who passed.
create function pass_reasons(of_prospect uuid) returns table (reason_code text, passes bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select p.reason_code, count(*)
  from pass p
  join prospect on prospect.id = p.prospect_id
  where p.prospect_id = of_prospect and prospect.company_id = current_organization_id()
  group by p.reason_code;
end;
revoke execute on function pass_reasons from public;
grant execute on function pass_reasons to longspring_app, longspring_worker;

-- How many companies share what a teaser would show of one of them: a number, so that a company can see its own teaser
-- as it will be coarsened. Places and sectors are paths from coarse to fine.
create function count_cohort(of_sector text, of_place text, of_size text) returns bigint
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*) from company
  where (sector = of_sector or starts_with(sector, of_sector || '/'))
    and (district = of_place or starts_with(district, of_place || '/'))
    and (of_size is null or size_class = of_size);
end;
revoke execute on function count_cohort from public;
grant execute on function count_cohort to longspring_app, longspring_worker;
