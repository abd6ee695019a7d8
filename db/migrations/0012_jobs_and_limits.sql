-- The job queue and usage limits. graphile-worker creates its own tables.

-- graphile-worker leaves jobs of a killed worker locked for four hours. Each worker records a heartbeat; the others
-- take over the jobs of one whose heartbeat is old (docs/decisions/0013). No acting role reads or writes it.
create table worker_heartbeat (
  worker_id text primary key,
  seen_at timestamptz not null default app_clock_now(),
  -- Whether this worker says that it is the market leader.
  keeps_market boolean not null default false
);

-- Uses of acts that have a usage limit, one row for each use and holder: a person, an organization, or a pair of
-- them. Rows older than the longest span are deleted by a job.
create table counted_use (
  act text not null,
  holder text not null,
  at timestamptz not null
);
create index on counted_use (act, holder, at desc);
create index on counted_use (at);
grant select, delete on counted_use to longspring_worker;

-- E-mails where no SMTP server is configured, in demonstration and development. Empty in production.
create table dev_mail (
  id bigint primary key generated always as identity,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  sent_at timestamptz not null default app_clock_now(),
  -- An e-mail that is sent twice, because a worker was killed in between, is stored once.
  message_id text,
  list_unsubscribe text
);
create unique index on dev_mail (message_id);
create index on dev_mail (recipient, id desc);
grant select, insert on dev_mail to longspring_app, longspring_worker, longspring_accounts;

-- Counts one use against every limit, or against none: if the use before the last `most` is younger than the span,
-- nothing is counted, and the row returned is the limit (its place in the arrays) and when it is free. No row: it was
-- counted. Uses of one holder wait for each other until the transaction ends, so that any number of processes count
-- together; a transaction that is rolled back has used nothing. Spans are rolling, by the database's clock.
create function count_use(act text, holders text[], spans interval[], most integer[])
  returns table (place integer, free_at timestamptz, wait_seconds integer)
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  present timestamptz;
  used timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('use:' || count_use.act || ':' || holder, 0))
  from (select distinct unnest(holders) as holder order by 1) as queue;
  present := app_clock_now();
  for i in 1 .. cardinality(holders) loop
    select u.at into used from counted_use u
    where u.act = count_use.act and u.holder = holders[i]
    order by u.at desc offset most[i] - 1 limit 1;
    if used + spans[i] > present and (free_at is null or used + spans[i] > free_at) then
      place := i;
      free_at := used + spans[i];
    end if;
  end loop;
  if free_at is not null then
    wait_seconds := ceil(extract(epoch from free_at - present));
    return next;
    return;
  end if;
  insert into counted_use (act, holder, at)
  select count_use.act, holder, present from (select distinct unnest(holders) as holder) as counted;
end
$$;
revoke execute on function count_use from public;
grant execute on function count_use to longspring_app, longspring_worker;

-- The queue compares run_at with PostgreSQL's clock: a job's time always comes from app_now().
create function enqueue_job(
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
revoke execute on function enqueue_job from public;
grant execute on function enqueue_job to longspring_app, longspring_worker, longspring_accounts;

-- Counts of jobs for the operator's page: names and numbers, never a payload. Only the owner may read the queue's
-- tables, so this function answers admins and nobody else.
create function queue_health() returns table (task text, waiting bigint, late bigint, failing bigint, dead bigint, oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select tasks.identifier,
    count(*) filter (where jobs.attempts < jobs.max_attempts),
    count(*) filter (where jobs.attempts < jobs.max_attempts and jobs.locked_at is null and jobs.run_at < public.app_now() - interval '1 minute'),
    count(*) filter (where jobs.attempts > 0 and jobs.attempts < jobs.max_attempts and jobs.last_error is not null),
    count(*) filter (where jobs.attempts >= jobs.max_attempts),
    min(jobs.run_at) filter (where jobs.attempts < jobs.max_attempts and jobs.locked_at is null)
  from graphile_worker._private_jobs jobs
  join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
  where nullif(current_setting('app.role', true), '') = 'admin'
  group by tasks.identifier
$$;
revoke execute on function queue_health from public;
grant execute on function queue_health to longspring_app;
