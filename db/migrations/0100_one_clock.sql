-- One clock: whatever of ours asks PostgreSQL for the time asks these two functions. Only the owner of the schema may
-- replace them, no setting moves them, and the planner puts what they return in their place.

-- The time at which the transaction began.
create function app_now() returns timestamptz
  language sql stable parallel safe
  return pg_catalog.now();

-- The wall clock, which goes on within a transaction: for what is judged once a lock has been waited for.
create function app_clock_now() returns timestamptz
  language sql volatile parallel safe
  return pg_catalog.clock_timestamp();

create function pg_temp.by_one_clock(code text) returns text
  language sql immutable
  return regexp_replace(
    regexp_replace(code, '\mnow\(\)', 'public.app_now()', 'g'),
    '\mclock_timestamp\(\)', 'public.app_clock_now()', 'g');

-- Column defaults, functions and policies that asked PostgreSQL's own clock. No view, check, index or trigger did.
do $$
declare
  found record;
begin
  for found in
    select d.adrelid::regclass as "table", a.attname as "column", pg_get_expr(d.adbin, d.adrelid) as code
    from pg_attrdef d
    join pg_class c on c.oid = d.adrelid
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
  loop
    continue when found.code = pg_temp.by_one_clock(found.code);
    execute format('alter table %s alter column %I set default %s',
      found."table", found."column", pg_temp.by_one_clock(found.code));
  end loop;

  for found in
    select pg_get_functiondef(p.oid) as code
    from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'accounts'::regnamespace) and p.prokind in ('f', 'p')
      and p.oid not in ('app_now()'::regprocedure, 'app_clock_now()'::regprocedure)
  loop
    continue when found.code = pg_temp.by_one_clock(found.code);
    execute pg_temp.by_one_clock(found.code);
  end loop;

  for found in
    select p.polrelid::regclass as "table", p.polname as "policy",
      pg_get_expr(p.polqual, p.polrelid) as "using", pg_get_expr(p.polwithcheck, p.polrelid) as "check"
    from pg_policy p
    join pg_class c on c.oid = p.polrelid
    where c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
  loop
    continue when concat(found."using", found."check")
      = pg_temp.by_one_clock(concat(found."using", found."check"));
    execute format('alter policy %I on %s', found."policy", found."table")
      || coalesce(' using (' || pg_temp.by_one_clock(found."using") || ')', '')
      || coalesce(' with check (' || pg_temp.by_one_clock(found."check") || ')', '');
  end loop;
end
$$;

drop function pg_temp.by_one_clock(text);

-- The queue compares with PostgreSQL's clock what it is given: a job's time is always one of ours.
create or replace function enqueue_job(
  task text, payload json, run_at timestamptz default null, job_key text default null, is_patient boolean default false
) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    identifier => task, payload => payload, run_at => coalesce(run_at, public.app_now()), job_key => job_key,
    priority => case when is_patient then 10 else 0 end,
    flags => case when task in ('match-mandate', 'match-prospect') then array['market'] end);
end
$$;
