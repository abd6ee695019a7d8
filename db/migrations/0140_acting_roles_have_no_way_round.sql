-- Why a role must not act, or log in to act: as before 'superuser', 'bypassrls', 'createrole', 'owner' (now also of a
-- schema), and 'replication' (it reads every table's bytes), 'all_data' (roles of PostgreSQL's own that read or write all
-- tables, or files and programs of the server), 'other_actor' (an acting role that may act as another one). None where it
-- is harmless. Counted are the role itself and all roles that it may become by SET ROLE.
create or replace function faults_of_role(role_name name) returns text[]
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

-- Tables that have policies and whose row-level security was switched off, so that the policies hold for nobody.
create function tables_without_row_security() returns text[]
  language sql stable set search_path = pg_catalog, pg_temp
  return array(
    select c.oid::regclass::text from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and exists (select from pg_policy p where p.polrelid = c.oid)
    order by 1
  );
