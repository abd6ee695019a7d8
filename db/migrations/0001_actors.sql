-- Who acts in a transaction, the clock, and the checks of the acting roles. db/bootstrap.sql creates the roles.

create schema accounts;
grant usage on schema accounts to longspring_accounts, longspring_app, longspring_worker;
grant usage on schema public to longspring_app, longspring_worker, longspring_accounts;

-- The health check asks whether the schema is current.
grant select on kysely_migration to longspring_app, longspring_worker;

-- Who acts in the current transaction, set by withActor with set_config(..., true). After a SET LOCAL has ended, the
-- setting reads '' rather than null: hence nullif.
create function current_actor_kind() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.role', true), '');

create function current_organization_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.org', true), '')::uuid;

create function current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.user', true), '')::uuid;

-- Called once for each table that belongs to an organization. It forces row-level security: the owner and the worker
-- see all rows, an organization reads and writes its own, an admin reads all. What a table allows beyond that
-- (published or consented rows) is a policy of its own.
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

-- The time at which the transaction began. Everything of this schema asks these two functions for the time, never
-- now() or clock_timestamp(): only the owner may replace them, as tests do to set the clock, and the planner inlines
-- them.
create function app_now() returns timestamptz
  language sql stable parallel safe
  return pg_catalog.now();

-- The wall clock, which advances within a transaction: for what is decided after waiting for a lock.
create function app_clock_now() returns timestamptz
  language sql volatile parallel safe
  return pg_catalog.clock_timestamp();

create function shanghai_day(at timestamptz) returns date
  language sql immutable parallel safe
  return (at at time zone 'Asia/Shanghai')::date;

-- A plain limit behind the ranges of app/domain/horizons.ts, which depend on the current day and on the deal. It
-- excludes 'infinity', which cannot be written as a day.
create function is_plausible_date(day date) returns boolean
  language sql immutable parallel safe
  return day between date '1900-01-01' and date '2199-12-31';
create function is_plausible_date(at timestamptz) returns boolean
  language sql immutable parallel safe
  return at >= timestamptz '1900-01-01 00:00+08' and at < timestamptz '2200-01-01 00:00+08';

-- A row that no acting role may read although it may select from the table: if a role does read it, row-level
-- security does not apply to that role.
create table role_canary (
  is_there boolean primary key default true check (is_there)
);
insert into role_canary default values;
alter table role_canary enable row level security;
alter table role_canary force row level security;
grant select on role_canary to longspring_app, longspring_worker, longspring_accounts;
create policy owner on role_canary to longspring_migrator using (true) with check (true);

-- Why a role must not be used to act, or to log in and act. 'superuser', 'bypassrls', 'createrole', 'replication' (it
-- reads every table's bytes); 'owner' of the database, a schema or a table; 'all_data' (predefined roles that read or
-- write all tables, or files and programs of the server); 'other_actor' (an acting role that may become another one).
-- Empty if the role is safe. Counts the role itself and every role that it may become by SET ROLE.
create function role_faults(role_name name) returns text[]
  language sql stable set search_path = pg_catalog, pg_temp
  return array(
    select fault
    from unnest(array['superuser', 'bypassrls', 'createrole', 'owner', 'replication', 'all_data', 'other_actor']) fault
    where exists (
      select from pg_roles r
      where pg_has_role(role_name, r.oid, 'member') and case fault
        when 'superuser' then r.rolsuper
        when 'bypassrls' then r.rolbypassrls
        when 'createrole' then r.rolcreaterole
        when 'replication' then r.rolreplication
        when 'all_data' then r.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
          'pg_read_all_data', 'pg_write_all_data')
        when 'other_actor' then r.rolname <> role_name
          and role_name in ('longspring_app', 'longspring_worker', 'longspring_accounts')
          and r.rolname in ('longspring_app', 'longspring_worker', 'longspring_accounts', 'longspring_migrator')
        else exists (select from pg_database d where d.datname = current_database() and d.datdba = r.oid)
          or exists (
            select from pg_namespace n
            where n.nspowner = r.oid and n.nspname in ('public', 'accounts')
              and r.rolname <> 'pg_database_owner'
          )
          or exists (
            select from pg_class c
            where c.relowner = r.oid and c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
          )
        end)
  );

-- Whether the row exists at all: if it doesn't, not reading it proves nothing.
create function is_role_canary_there() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from public.role_canary);
revoke execute on function is_role_canary_there from public;
grant execute on function is_role_canary_there to longspring_app, longspring_worker, longspring_accounts;

-- Tables whose policies have no effect because row-level security is switched off.
create function tables_without_row_security() returns text[]
  language sql stable set search_path = pg_catalog, pg_temp
  return array(
    select c.oid::regclass::text from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and exists (select from pg_policy p where p.polrelid = c.oid)
    order by 1
  );
