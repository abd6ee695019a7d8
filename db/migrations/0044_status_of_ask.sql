-- What has become of an ask, for an institution that has a consent on it: once it is off the market, what was declined is
-- not taken up again. An institution reads no row of prospects; without a consent it learns nothing here.
create function status_of_ask(of_prospect uuid) returns text
  language sql stable security definer set search_path = public, pg_temp
  return (
    select p.status from prospect p
    where p.id = of_prospect and (select current_actor_kind()) = 'institution' and exists (
      select from introduction i
      where i.prospect_id = p.id and i.institution_id = (select current_organization_id())
        and i.status in ('consented', 'converted')));
revoke execute on function status_of_ask from public;
grant execute on function status_of_ask to longspring_app;
