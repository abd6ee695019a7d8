create table moderation_case (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  kind text not null check (kind in ('prospect_submission', 'institution_verification')),
  status text not null check (status in ('opened', 'assigned', 'in_review', 'awaiting_party', 'decided', 'appealed', 'upheld', 'overturned')),
  prospect_id uuid references prospect,
  prospect_version integer,
  company_id uuid references company,
  institution_id uuid references institution,
  checks jsonb not null default '[]',
  assigned_to uuid,
  decision text check (decision in ('published', 'changes_requested', 'rejected', 'verified', 'refused')),
  reason_codes text[] not null default '{}',
  field_notes jsonb not null default '[]',
  note text,
  decided_by uuid,
  opened_at timestamptz not null default now(),
  due_at timestamptz not null,
  decided_at timestamptz,
  is_demonstration boolean not null default false,
  check ((kind = 'prospect_submission') = (prospect_id is not null)),
  check ((kind = 'institution_verification') = (institution_id is not null and prospect_id is null))
);
create unique index one_open_case_of_prospect on moderation_case (prospect_id) where status not in ('decided', 'upheld', 'overturned');
create unique index one_open_case_of_institution on moderation_case (institution_id)
  where prospect_id is null and status not in ('decided', 'upheld', 'overturned');
create index on moderation_case (status, due_at);

call protect_tenant_table('moderation_case', 'company_id', 'institution_id');
grant insert, update on moderation_case to longspring_app;
create policy admin_decides on moderation_case for update to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');

-- The timeline of every object and the audit trail are one table: who did what to what, when, from which status to which.
-- Append-only: nobody is granted update or delete.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  type text not null,
  actor_kind text not null,
  actor_user_id uuid,
  actor_organization_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  company_id uuid,
  institution_id uuid,
  prospect_id uuid,
  from_status text,
  to_status text,
  reason_code text,
  note text,
  version integer,
  detail jsonb not null default '{}'
);
create index on event (subject_kind, subject_id, id);
create index on event (prospect_id, id);
create index on event (institution_id, id);
create index on event (company_id, id);

alter table event enable row level security;
alter table event force row level security;
create policy owner_and_worker on event to longspring_migrator, longspring_worker using (true) with check (true);
create policy seen_by_parties on event for select to longspring_app using (
  company_id = (select current_organization_id())
  or institution_id = (select current_organization_id())
  or (select current_actor_kind()) = 'admin'
);
create policy own_acts on event for insert to longspring_app with check (
  actor_kind = (select current_actor_kind())
  and actor_organization_id is not distinct from (select current_organization_id())
  and actor_user_id is not distinct from (select current_user_id())
);
grant select, insert on event to longspring_app, longspring_worker;

-- Letters of a demonstration or development house, where no SMTP server is configured. Empty in production.
create table dev_mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  sent_at timestamptz not null default clock_timestamp()
);
create index on dev_mail (recipient, id desc);
grant select, insert on dev_mail to longspring_app, longspring_worker, longspring_accounts;

create table rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
grant select, insert, update, delete on rate_limit to longspring_accounts, longspring_app;
