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
