-- The end of a search answers all who wait for the company's word, those that it has stopped among them: an answer that comes
-- to all others alone tells who was stopped, and which prospects are of one company. For that they are heard, and passed
-- over again before the transaction ends, so that the company learns nothing of them.
create function hear_to_answer(of_prospect uuid) returns setof uuid
  language sql volatile security definer set search_path = public, pg_temp rows 5
begin atomic
  delete from unheard_request u using introduction i
  where u.introduction_id = i.id and i.prospect_id = of_prospect and i.status in ('requested', 'consent_pending')
    and ((select current_actor_kind()) in ('admin', 'system') or i.company_id = (select current_organization_id()))
  returning u.introduction_id;
end;
create function pass_over_again(introductions uuid[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into unheard_request (introduction_id, company_id)
  select i.id, i.company_id from introduction i
  join introduction_stop s on s.company_id = i.company_id and s.institution_id = i.institution_id
  where i.id = any (introductions)
    and ((select current_actor_kind()) in ('admin', 'system') or i.company_id = (select current_organization_id()))
  on conflict do nothing;
end;
revoke execute on function hear_to_answer(uuid), pass_over_again(uuid[]) from public;
grant execute on function hear_to_answer(uuid), pass_over_again(uuid[]) to longspring_app, longspring_worker;
