-- What each person is told of, written with the change itself: the page shows it at once, and letters are sent from it.
create table notification (
  id bigint generated always as identity primary key,
  user_id uuid not null references accounts."user" on delete cascade,
  -- For whom the person acts there; null for the operator's people.
  organization_id uuid references accounts.organization on delete cascade,
  kind text not null,
  about text not null check (about in ('case', 'institution', 'introduction', 'thread', 'offer', 'deal', 'drawdown', 'prospect')),
  subject_id uuid not null,
  -- To the millisecond: cursors carry it.
  at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  read_at timestamptz,
  -- When its letter was queued.
  mailed_at timestamptz
);
-- What is said again before it was read is one notification, of the last time.
create unique index one_unread_notification on notification (user_id, organization_id, kind, subject_id) nulls not distinct
  where read_at is null;
create index on notification (user_id, organization_id, at desc, id desc);
create index on notification (subject_id, kind) where mailed_at is null;

alter table notification enable row level security;
alter table notification force row level security;
create policy owner_and_worker on notification to longspring_migrator, longspring_worker using (true) with check (true);
create policy counted on notification for select to longspring_accounts using (true);
create policy own on notification for select to longspring_app using (
  user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
);
create policy own_is_read on notification for update to longspring_app using (
  user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
) with check (
  user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
);
grant select, update (read_at) on notification to longspring_app;
grant select, update (mailed_at) on notification to longspring_worker;
grant select (id, user_id, organization_id, read_at) on notification to longspring_accounts;

-- Tells the people of the named sides of a subject. Crosses tenants, as letters do: whoever changes something tells the
-- other side's people without seeing who they are.
create function tell_people(kind text, about text, subject uuid, sides text[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with party (company_id, institution_id) as (
    select company_id, institution_id from moderation_case where about = 'case' and id = subject
    union all select null, id from institution where about = 'institution' and id = subject
    union all select company_id, institution_id from introduction where about in ('introduction', 'thread') and id = subject
    union all select company_id, institution_id from offer where about = 'offer' and id = subject
    union all select company_id, institution_id from deal where about = 'deal' and id = subject
    union all select company_id, institution_id from drawdown where about = 'drawdown' and id = subject
    union all select company_id, null from prospect where about = 'prospect' and id = subject
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
  select p.user_id, p.organization_id, tell_people.kind, tell_people.about, subject
  from person p join accounts."user" u on u.id = p.user_id and u.email_verified
  order by p.user_id
  on conflict (user_id, organization_id, kind, subject_id) where read_at is null
    do update set at = date_trunc('milliseconds', clock_timestamp()), mailed_at = null;
end;
revoke execute on function tell_people from public;
grant execute on function tell_people to longspring_app, longspring_worker;

-- Who reads a thread has read what was told of it.
create function read_what_was_told() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update notification set read_at = new.read_at
  where user_id = new.user_id and subject_id = new.introduction_id and about = 'thread' and read_at is null;
  return null;
end
$$;
create trigger read_what_was_told after insert on message_read for each row execute function read_what_was_told();

create function tell_changed_notification() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('notifications_changed', new.user_id::text);
  return null;
end
$$;
create trigger tell_notified after insert or update of at, read_at on notification
  for each row execute function tell_changed_notification();
