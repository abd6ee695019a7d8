-- The names of the companies of introductions, as far as the reader may know them, of all rows of a list in one call: a
-- call for each row costs a third of a millisecond.
create function disclosed_companies(of_introductions uuid[])
  returns table (introduction_id uuid, name_zh text, name_en text)
  language sql stable security definer set search_path = public, pg_temp rows 20 cost 5000
begin atomic
  select i.id, company.name_zh, company.name_en
  from introduction i join company on company.id = i.company_id
  where i.id = any (of_introductions) and (
    (select current_actor_kind()) = 'admin'
    or (select current_actor_kind()) = 'company' and i.company_id = (select current_organization_id())
    or (select current_actor_kind()) = 'institution' and i.institution_id = (select current_organization_id()) and exists (
      select from consent c
      where c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
        and 'identity' = any (c.field_groups)));
end;
revoke execute on function disclosed_companies from public;
grant execute on function disclosed_companies to longspring_app, longspring_worker;
drop function disclosed_company;

-- Reasons of passes are shown in batches, which the application counts.
drop function pass_reasons;
