-- What an institution asked to be verified with, version by version. The licence of an active institution stays as
-- it was verified until an admin has verified the next version.
create table institution_application (
  institution_id uuid not null references institution,
  version integer not null,
  content jsonb not null,
  submitted_by uuid,
  created_at timestamptz not null default now(),
  primary key (institution_id, version)
);
call protect_tenant_table('institution_application', null, 'institution_id');
grant insert on institution_application to longspring_app;
revoke update, delete on institution_application from longspring_worker;

alter table moderation_case
  add column institution_version integer,
  -- Since when the case waits on whom it waits on: the start of the present clock.
  add column waiting_since timestamptz not null default now();
-- A case whose subject was withdrawn before any decision is closed.
alter table moderation_case drop constraint moderation_case_status_check;
alter table moderation_case add constraint moderation_case_status_check check (status in (
  'opened', 'assigned', 'in_review', 'awaiting_party', 'decided', 'appealed', 'upheld', 'overturned', 'closed'));
drop index one_open_case_of_prospect, one_open_case_of_institution;
create unique index one_open_case_of_prospect on moderation_case (prospect_id)
  where status not in ('decided', 'upheld', 'overturned', 'closed');
create unique index one_open_case_of_institution on moderation_case (institution_id)
  where prospect_id is null and status not in ('decided', 'upheld', 'overturned', 'closed');
create index on moderation_case (due_at, id) where status not in ('decided', 'upheld', 'overturned', 'closed');
create index on moderation_case (decided_at desc, id) where decided_at is not null;
create index on moderation_case (company_id);
create index on moderation_case (institution_id);

-- The parties of a case may send it in and answer it; the decision is an admin's (or a job's) alone.
create policy parties_do_not_decide on moderation_case as restrictive for update to longspring_app
  using (true)
  with check (
    (select current_actor_kind()) = 'admin'
    or status = 'appealed'
    or (decided_by is null and decision is null and status in ('opened', 'in_review', 'closed'))
  );
create policy parties_open on moderation_case as restrictive for insert to longspring_app
  with check ((select current_actor_kind()) = 'admin' or (decided_by is null and decision is null and status = 'opened'));

-- An institution applies; its status, and its licence once verified, are an admin's to change.
create function guard_institution_status() returns trigger
  language plpgsql
as $$
begin
  if current_actor_kind() = 'institution' and (
    new.status is distinct from old.status
    or new.verified_at is distinct from old.verified_at
    or old.status in ('active', 'restricted', 'suspended', 'terminated') and (
      new.kind, new.licence_number, new.regulator, new.licence_scope, new.licence_expires_on, new.unified_social_credit_code
    ) is distinct from (
      old.kind, old.licence_number, old.regulator, old.licence_scope, old.licence_expires_on, old.unified_social_credit_code
    )
  ) then
    raise exception 'an institution does not verify itself' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard_institution_status before update on institution for each row execute function guard_institution_status();
create policy institutions_apply on institution as restrictive for insert to longspring_app
  with check ((select current_actor_kind()) = 'admin' or (status = 'applied' and verified_at is null));

-- A code is one institution's among those that were verified; whoever only applies may be anybody.
create unique index one_institution_of_code on institution (unified_social_credit_code) where verified_at is not null and status <> 'terminated';

-- Banks hold their licence without an end (长期).
alter table institution alter column licence_expires_on drop not null;

-- How many firms share what a teaser shows: asked for each submission.
create index company_cohort on company (sector, district);

-- The audit log's filters.
create index on event (type, id desc);
create index on event (actor_user_id, id desc);

-- The health of the jobs, for the operator's page: counts and names only, never a payload. The queue's tables are its
-- owner's alone, so this is the way to look in; it answers an admin and nobody else.
create function queue_health() returns table (task text, waiting bigint, late bigint, failing bigint, dead bigint, oldest timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select tasks.identifier,
    count(*) filter (where jobs.attempts < jobs.max_attempts),
    count(*) filter (where jobs.attempts < jobs.max_attempts and jobs.locked_at is null and jobs.run_at < now() - interval '1 minute'),
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
