-- Who acts in the present transaction, told by withActor with set_config(..., true).
-- After a SET LOCAL ends, the setting reads '' rather than null: hence nullif.
create function current_actor_kind() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.role', true), '');

create function current_organization_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.org', true), '')::uuid;

create function current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.user', true), '')::uuid;

grant usage on schema public to longspring_app, longspring_worker, longspring_accounts;

-- Every table that belongs to an organization goes through this door once: row-level security forced,
-- the owner and the worker see all, an organization sees and changes its own, an admin sees all.
-- What a table adds to that (published rows, consented rows) is a policy of its own.
create procedure protect_tenant_table(tenant regclass, company_column text, institution_column text)
  language plpgsql
as $$
declare
  own text;
begin
  execute format('alter table %s enable row level security', tenant);
  execute format('alter table %s force row level security', tenant);
  execute format('create policy owner_and_worker on %s to longspring_migrator, longspring_worker using (true) with check (true)', tenant);
  own := concat_ws(' or ',
    case when company_column is not null then format('%I = (select current_organization_id())', company_column) end,
    case when institution_column is not null then format('%I = (select current_organization_id())', institution_column) end);
  execute format('create policy own on %s to longspring_app using (%s) with check (%s)', tenant, own, own);
  execute format('create policy admin_reads on %s for select to longspring_app using ((select current_actor_kind()) = ''admin'')', tenant);
  execute format('grant select on %s to longspring_app', tenant);
  execute format('grant select, insert, update, delete on %s to longspring_worker', tenant);
end
$$;

-- The health check asks whether the schema is current.
grant select on kysely_migration to longspring_app, longspring_worker;
