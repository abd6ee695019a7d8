-- Roles are cluster-wide, so they are made (or found) before any migration, by the owner of DATABASE_URL.
-- migrator owns everything; app, worker and accounts are what the processes act as. None may bypass row-level security.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['longspring_migrator', 'longspring_app', 'longspring_worker', 'longspring_accounts'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', role_name);
    exception
      when duplicate_object or unique_violation then null;
    end;
    -- From PostgreSQL 16 on, who made a role is its member, but may not act as it without being granted that.
    if not pg_has_role(current_user, role_name, case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
  execute format('grant connect, create, temporary on database %I to longspring_migrator', current_database());
  execute format('grant connect on database %I to longspring_app, longspring_worker, longspring_accounts', current_database());
end
$$;
grant usage, create on schema public to longspring_migrator;
-- Only who owns the schema can: a database whose schema was made anew lacks PostgreSQL's grant to everyone.
grant usage on schema public to longspring_app, longspring_worker, longspring_accounts;
