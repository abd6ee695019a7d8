-- A consent opens what it names on its own introduction, and nothing of the company's other prospects: with a policy by
-- company, an institution that knew one of them would have read the name on all. No row of a company is read by
-- institutions; the name comes with the introduction.
drop policy consented on company;
drop policy consented on company_figures;
drop policy consented on company_right;
drop policy consented on company_recognition;
drop function has_consent(uuid, text);

-- The company of an introduction, as far as whoever acts may know it: its own people, an admin, and the institution while a
-- consent for its identity is in force on this very introduction.
create function disclosed_company(of_introduction uuid) returns table (name_zh text, name_en text)
  language sql stable security definer set search_path = public, pg_temp rows 1 cost 5000
begin atomic
  select company.name_zh, company.name_en
  from introduction i join company on company.id = i.company_id
  where i.id = of_introduction and (
    (select current_actor_kind()) = 'admin'
    or (select current_actor_kind()) = 'company' and i.company_id = (select current_organization_id())
    or (select current_actor_kind()) = 'institution' and i.institution_id = (select current_organization_id()) and exists (
      select from consent c
      where c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
        and 'identity' = any (c.field_groups)));
end;
revoke execute on function disclosed_company(uuid) from public;
grant execute on function disclosed_company(uuid) to longspring_app, longspring_worker;
