-- A row that no acting role may see although it may ask: seen all the same, it proves that row-level security does not hold.
create table role_canary (
  is_there boolean primary key default true check (is_there)
);
insert into role_canary default values;
alter table role_canary enable row level security;
alter table role_canary force row level security;
create policy owner on role_canary to longspring_migrator using (true) with check (true);
grant select on role_canary to longspring_app, longspring_worker, longspring_accounts;

-- Whether the row is there at all: without it, not seeing it would prove nothing.
create function is_role_canary_there() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from public.role_canary);
revoke execute on function is_role_canary_there() from public;
grant execute on function is_role_canary_there() to longspring_app, longspring_worker, longspring_accounts;

-- Why a role must not act, or log in to act: 'superuser', 'bypassrls', 'createrole', 'owner'; none where it is harmless.
-- Counted are the role itself and all roles that it may become by SET ROLE.
create function faults_of_role(role_name name) returns text[]
  language sql stable set search_path = pg_catalog, pg_temp
  return array(
    select fault from unnest(array['superuser', 'bypassrls', 'createrole', 'owner']) fault
    where exists (
      select from pg_roles r
      where pg_has_role(role_name, r.oid, 'member') and case fault
        when 'superuser' then r.rolsuper
        when 'bypassrls' then r.rolbypassrls
        when 'createrole' then r.rolcreaterole
        else exists (select from pg_database d where d.datname = current_database() and d.datdba = r.oid)
          or exists (
            select from pg_class c
            where c.relowner = r.oid and c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
          )
        end)
  );
