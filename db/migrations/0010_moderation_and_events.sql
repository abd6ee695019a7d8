-- Moderation, the audit trail, notifications and exports.

create table moderation_case (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  kind text not null check (kind in ('prospect_submission', 'institution_verification')),
  status text not null check (status in ('opened', 'assigned', 'in_review', 'awaiting_party', 'decided', 'appealed',
      'upheld', 'overturned', 'closed')),
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
  opened_at timestamptz not null default app_now(),
  due_at timestamptz not null,
  decided_at timestamptz,
  is_demonstration boolean not null default false,
  institution_version integer,
  -- Since when the case waits for whoever must act next.
  waiting_since timestamptz not null default app_now(),
  constraint moderation_case_check check ((kind = 'prospect_submission') = (prospect_id is not null)),
  constraint moderation_case_check1 check ((kind = 'institution_verification') = (institution_id is not null
    and prospect_id is null))
);
create index on moderation_case (company_id);
create index on moderation_case (decided_at desc, id) where decided_at is not null;
create index on moderation_case (due_at, id) where status not in ('decided', 'upheld', 'overturned', 'closed');
create index on moderation_case (due_at) where status in ('opened', 'assigned', 'in_review', 'appealed');
create index on moderation_case (institution_id);
create index on moderation_case (status, due_at);
create unique index one_open_case_of_institution on moderation_case (institution_id) where prospect_id is null
  and status not in ('decided', 'upheld', 'overturned', 'closed');
create unique index one_open_case_of_prospect on moderation_case (prospect_id)
  where status not in ('decided', 'upheld', 'overturned', 'closed');
call protect_tenant_table('moderation_case', 'company_id', 'institution_id');
grant insert, update on moderation_case to longspring_app;
create policy admin_decides on moderation_case for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
-- The parties of a case open and answer it; only an admin (or a job) decides.
create policy parties_do_not_decide on moderation_case as restrictive for update to longspring_app
  using (true)
  with check (
    (select current_actor_kind()) = 'admin'
    or status = 'appealed'
    or decided_by is null and decision is null and status in ('opened', 'in_review', 'closed')
  );
create policy parties_open on moderation_case as restrictive for insert to longspring_app
  with check ((select current_actor_kind()) = 'admin' or decided_by is null and decision is null and status = 'opened');

-- The timeline of every object and the audit trail: who did what to what, when, from which status to which.
-- Append-only: no role may update or delete it.
create table event (
  id bigint primary key generated always as identity,
  at timestamptz not null default app_clock_now(),
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
create index on event (actor_user_id, id desc);
create index on event (company_id, id);
create index on event (institution_id, id);
create index on event (prospect_id, id);
create index on event (subject_kind, subject_id, id);
-- The audit log's filters.
create index on event (type, id desc);
alter table event enable row level security;
alter table event force row level security;
grant select, insert on event to longspring_app, longspring_worker;
grant insert on event to longspring_accounts;
create policy accounts_records_joining on event for insert to longspring_accounts
  with check (subject_kind = 'member' and type = 'member-joined');
create policy own_actions on event for insert to longspring_app
  with check (
    actor_kind = (select current_actor_kind())
    and actor_organization_id is not distinct from (select current_organization_id())
    and actor_user_id is not distinct from (select current_user_id())
  );
create policy owner_and_worker on event to longspring_migrator, longspring_worker using (true) with check (true);
create policy parties_read on event for select to longspring_app
  using (
    company_id = (select current_organization_id())
    or institution_id = (select current_organization_id())
    or (select current_actor_kind()) = 'admin'
  );
create policy hidden_from_company on event as restrictive for select to longspring_app
  using (
    (select current_actor_kind()) <> 'company'
    or subject_kind <> 'introduction'
    or not exists (select from unheard_request u where u.introduction_id = event.subject_id)
  );

-- Notifications, inserted with the change itself: pages show them at once, and e-mails are sent from them.
create table notification (
  id bigint primary key generated always as identity,
  user_id uuid not null references accounts."user" on delete cascade,
  -- The organization the person acts for; null for admins.
  organization_id uuid references accounts.organization on delete cascade,
  kind text not null,
  about text not null check (about in ('case', 'institution', 'introduction', 'application', 'thread', 'offer', 'deal',
      'drawdown', 'dispute', 'prospect', 'mandate')),
  subject_id uuid not null,
  -- To the millisecond, because cursors contain it.
  at timestamptz not null default date_trunc('milliseconds', app_clock_now()),
  read_at timestamptz,
  -- When its e-mail was queued.
  mailed_at timestamptz,
  -- The number of e-mails that one organization causes to one person in an hour and in a day is limited.
  -- Notifications above the limit wait for the next digest, whatever the person's choice for the group.
  in_digest boolean not null default false
);
-- Unread notifications without an e-mail, for the digest job each minute.
create index on notification (at) where mailed_at is null and read_at is null;
-- For the deletion of old ones.
create index on notification (read_at) where read_at is not null;
create index on notification (subject_id, kind) where mailed_at is null;
-- For the content of a digest.
create index on notification (user_id, mailed_at) where read_at is null;
create index on notification (user_id, organization_id, at desc, id desc);
-- A repeated notification that is still unread is one row, with the last time.
create unique index one_unread_notification on notification (user_id, organization_id, kind,
    subject_id) nulls not distinct
  where read_at is null;
alter table notification enable row level security;
alter table notification force row level security;
grant select, update (read_at) on notification to longspring_app;
grant select, update (mailed_at, in_digest), delete on notification to longspring_worker;
grant select (id, user_id, organization_id, read_at) on notification to longspring_accounts;
create policy accounts_counts on notification for select to longspring_accounts using (true);
create policy own on notification for select to longspring_app
  using (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  );
create policy own_marked_read on notification for update to longspring_app
  using (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  )
  with check (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  );
create policy owner_and_worker on notification to longspring_migrator, longspring_worker using (true) with check (true);

-- Reminders sent, by deadline: a deadline that moves gets a new reminder. Makes each reminder unique however many
-- workers run. Written by scheduled jobs only: it has no organization.
create table reminder (
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  reminded_at timestamptz not null,
  primary key (kind, subject_id, due_at)
);
create index on reminder (reminded_at);
alter table reminder enable row level security;
alter table reminder force row level security;
grant select, insert, delete on reminder to longspring_worker;
create policy owner_and_worker on reminder to longspring_migrator, longspring_worker using (true) with check (true);

-- Data exports. The archive is in the document store; the row outlives it, so that it is known who exported what
-- when.
create table export (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references accounts.organization on delete cascade,
  side text not null check (side in ('company', 'institution')),
  requested_by uuid not null,
  locale text not null check (locale in ('en', 'zh-CN')),
  status text not null default 'queued' check (status in ('queued', 'running', 'ready', 'failed', 'expired')),
  -- Files written so far, of `files` in all.
  written integer not null default 0,
  files integer not null,
  size_bytes bigint,
  requested_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  -- Each attempt to compose an archive stores its bytes under a key of its own; the archive is what the attempt with
  -- the row's key has finished. Its size and digest (SHA-256 in hex) are compared when it is read.
  archive_key uuid,
  sha256 text,
  constraint ready_archive_is_sealed check (status <> 'ready' or archive_key is null or sha256 is not null)
);
create index on export (expires_at) where status = 'ready';
create index on export (organization_id, requested_at desc);
-- One at a time, also under concurrency.
create unique index one_open_export on export (organization_id) where status in ('queued', 'running');
call protect_tenant_table('export', 'organization_id', null);
grant insert on export to longspring_app;

-- Reading a conversation marks its notifications as read.
create function mark_thread_notifications_read() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update notification set read_at = new.read_at
  where user_id = new.user_id and subject_id = new.introduction_id and about = 'thread' and read_at is null;
  return null;
end
$$;

-- Notifies the requester's page of the export's progress.
create function notify_export_change() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('notifications_changed', new.requested_by::text);
  return null;
end
$$;

create function notify_notification_change() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('notifications_changed', new.user_id::text);
  return null;
end
$$;

-- Notifies the people of the given sides of a subject. Crosses tenants: whoever changes something notifies the other
-- side's people without reading who they are. A hidden request (unheard_request) notifies nobody of the company.
create function add_notifications(kind text, about text, subject uuid, sides text[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with party (company_id, institution_id) as (
    select company_id, institution_id from moderation_case where about = 'case' and id = subject
    union all select null, id from institution where about = 'institution' and id = subject
    union all select
      case when exists (select from unheard_request u where u.introduction_id = introduction.id) then null else company_id end,
      institution_id
      from introduction where about in ('introduction', 'thread') and id = subject
    union all select company_id, institution_id from application where about = 'application' and id = subject
    union all select company_id, institution_id from offer where about = 'offer' and id = subject
    union all select company_id, institution_id from deal where about = 'deal' and id = subject
    union all select company_id, institution_id from drawdown where about = 'drawdown' and id = subject
    union all select company_id, institution_id from dispute where about = 'dispute' and id = subject
    union all select company_id, null from prospect where about = 'prospect' and id = subject
    union all select null, institution_id from mandate where about = 'mandate' and id = subject
  ), person (user_id, organization_id) as (
    select m.user_id, m.organization_id
    from party
    cross join lateral (values ('company', party.company_id), ('institution', party.institution_id)) as side (name, organization_id)
    join accounts.member m on m.organization_id = side.organization_id and m.role in ('owner', 'member')
    where side.name = any (sides)
    union
    select u.id, null from accounts."user" u where 'admin' = any (sides) and u.role = 'admin'
  )
  insert into notification (user_id, organization_id, kind, about, subject_id)
  select p.user_id, p.organization_id, add_notifications.kind, add_notifications.about, subject
  from person p join accounts."user" u on u.id = p.user_id and u.email_verified
  order by p.user_id
  on conflict (user_id, organization_id, kind, subject_id) where read_at is null
    do update set at = date_trunc('milliseconds', app_clock_now()), mailed_at = null;
end;
revoke execute on function add_notifications from public;
grant execute on function add_notifications to longspring_app, longspring_worker;

create trigger notify_notification_changed after insert or update of at, read_at on notification for each row
  execute function notify_notification_change();
create trigger reject_sealed_archive_change before update on export for each row when (old.sha256 is not null
  and (old.sha256 is distinct from new.sha256 or old.archive_key is distinct from new.archive_key
  or old.size_bytes is distinct from new.size_bytes)) execute function reject_sealed_file_change();
create trigger notify_export_changed after update on export for each row execute function notify_export_change();
create trigger mark_thread_notifications_read after insert on message_read
  for each row execute function mark_thread_notifications_read();
