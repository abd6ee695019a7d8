-- The company always learns why it was passed over, added up, and whether that can be repaired; not who passed.
create function pass_reasons(of_prospect uuid) returns table (reason_code text, passes bigint, repairable boolean)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select p.reason_code, count(*), bool_or(p.repairable)
  from pass p
  join prospect on prospect.id = p.prospect_id
  where p.prospect_id = of_prospect and prospect.company_id = current_organization_id()
  group by p.reason_code;
end;
revoke execute on function pass_reasons from public;
grant execute on function pass_reasons to longspring_app, longspring_worker;
