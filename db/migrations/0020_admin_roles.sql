-- What an admin may do: moderators decide cases and institutions' status, finance decides on payments, security appoints
-- admins and reads the audit trail. A person has one to three of these roles, each once.
alter table accounts."user" add column admin_roles text[] not null default '{}';
-- A stable number by which companies know an admin, without a name. Never given again.
create sequence accounts.admin_number;
alter table accounts."user" add column admin_number integer unique;
-- Since when the person is an admin.
alter table accounts."user" add column admin_since timestamptz;
grant select (admin_roles, admin_number, admin_since, two_factor_enabled) on accounts."user" to longspring_app, longspring_worker;

-- An admin of the build before this one, and of before this migration, has all roles: nobody loses what they could do.
create function complete_admin() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if new.role is distinct from 'admin' then
    new.admin_roles := '{}';
    new.admin_since := null;
    return new;
  end if;
  if new.admin_roles = '{}' then
    new.admin_roles := '{moderator,finance,security}';
  end if;
  if new.admin_number is null then
    new.admin_number := nextval('accounts.admin_number');
  end if;
  new.admin_since := coalesce(new.admin_since, case tg_op when 'INSERT' then new.created_at else app_now() end);
  return new;
end
$$;
revoke execute on function complete_admin from public;
create trigger complete_admin before insert or update of role, admin_roles on accounts."user" for each row
  execute function complete_admin();
update accounts."user" set role = role, admin_since = created_at where role = 'admin';

alter table accounts."user" add constraint admin_roles_check check (
  (role is not distinct from 'admin') = (admin_roles <> '{}')
  and cardinality(admin_roles) = (admin_roles @> '{moderator}')::integer + (admin_roles @> '{finance}')::integer
    + (admin_roles @> '{security}')::integer
) not valid;
alter table accounts."user" validate constraint admin_roles_check;

-- Members of organizations are no admins, and admins no members: nobody decides on their own organization. The person's
-- row is locked either way, so that of two concurrent changes one sees the other.
create function keep_admins_out_of_organizations() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  person uuid := case tg_table_name when 'user' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'user_id' end;
begin
  perform from accounts."user" where id = person for share;
  if exists (
    select from accounts."user" u join accounts.member m on m.user_id = u.id where u.id = person and u.role = 'admin'
  ) then
    raise exception 'an admin belongs to no organization' using errcode = 'check_violation', constraint = 'keep_admins_out_of_organizations';
  end if;
  return null;
end
$$;
revoke execute on function keep_admins_out_of_organizations from public;
create trigger keep_admins_out_of_organizations after insert on accounts.member for each row
  execute function keep_admins_out_of_organizations();
create trigger keep_admins_out_of_organizations after update of role on accounts."user" for each row
  when (new.role = 'admin' and old.role is distinct from 'admin') execute function keep_admins_out_of_organizations();

-- Who could act as an admin of a role: confirmed, and not suspended. No acting role may read who is suspended.
create function list_admins_of(admin_role text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select u.id from accounts."user" u
  where u.role = 'admin' and admin_role = any (u.admin_roles) and u.email_verified
    and (not u.banned or u.ban_expires < app_now());
end;
revoke execute on function list_admins_of from public;
grant execute on function list_admins_of to longspring_app, longspring_worker, longspring_accounts;

-- A platform that has a security admin keeps one. Changes of admins wait for each other, by `lock_admins` or here, at the
-- end of the transaction.
create function lock_admins() returns void
  language sql volatile
  return pg_advisory_xact_lock(hashtext('longspring admins'));
create function require_security_admin() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform lock_admins();
  if not exists (select from list_admins_of('security')) then
    raise exception 'the platform keeps at least one security admin' using errcode = 'check_violation', constraint = 'require_security_admin';
  end if;
  return null;
end
$$;
revoke execute on function require_security_admin from public;
create constraint trigger require_security_admin after delete or update of role, admin_roles, banned on accounts."user"
  deferrable initially deferred
  for each row when ('security' = any (old.admin_roles)) execute function require_security_admin();

-- From their next request on, an event stream is of the person's new roles.
create trigger notify_admin_changed after update of role, admin_roles on accounts."user" for each row
  when (old.admin_roles is distinct from new.admin_roles) execute function notify_person_change();

-- Security admins change each other's roles, and nobody their own.
grant update (role, admin_roles, updated_at) on accounts."user" to longspring_app;
create function is_security_admin() returns boolean
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (select from list_admins_of('security') as one where one = current_user_id());
end;
revoke execute on function is_security_admin from public;
grant execute on function is_security_admin to longspring_app;
create policy admins_changed on accounts."user" for update to longspring_app
  using (
    (select current_actor_kind()) = 'admin' and (select is_security_admin())
    and role = 'admin' and id <> (select current_user_id())
  )
  with check ((role is null or role = 'admin') and id <> (select current_user_id()));

-- An invitation to become an admin. It is proposed by one security admin and open once another has confirmed it; without
-- an inviter, a command of the server opened it.
create table accounts.admin_invitation (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email)),
  roles text[] not null check (roles <> '{}' and roles <@ '{moderator,finance,security}'),
  status text not null default 'proposed' check (status in ('proposed', 'pending', 'accepted', 'canceled')),
  inviter_id uuid references accounts."user" on delete cascade,
  -- Null until it is open.
  expires_at timestamptz,
  created_at timestamptz not null default app_now(),
  check (status not in ('pending', 'accepted') or expires_at is not null)
);
create unique index one_open_admin_invitation on accounts.admin_invitation (email) where status in ('proposed', 'pending');
alter table accounts.admin_invitation enable row level security;
alter table accounts.admin_invitation force row level security;
grant select, insert, update on accounts.admin_invitation to longspring_accounts;
grant select, insert, update (status, expires_at) on accounts.admin_invitation to longspring_app;
grant select, update (status) on accounts.admin_invitation to longspring_worker;
create policy accounts_and_worker on accounts.admin_invitation to longspring_migrator, longspring_worker, longspring_accounts
  using (true)
  with check (true);
create policy admins_read on accounts.admin_invitation for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy security_invited on accounts.admin_invitation for insert to longspring_app
  with check ((select is_security_admin()) and inviter_id = (select current_user_id()) and status = 'proposed');
create policy security_changed on accounts.admin_invitation for update to longspring_app
  using ((select is_security_admin()))
  with check ((select is_security_admin()) and status in ('pending', 'canceled'));

create policy accounts_records_admins on event for insert to longspring_accounts
  with check (subject_kind = 'admin' and type in ('admin-joined', 'admin-appointed'));

-- Ties of admins to organizations, declared by themselves: they are kept away from whatever concerns these. An ended tie
-- still counts for a while, longer than any decision takes.
create table admin_tie (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references accounts."user" on delete cascade,
  organization_id uuid not null references accounts.organization on delete cascade,
  kind text not null check (kind in ('employment', 'shareholding', 'family', 'other')),
  note text check (char_length(note) >= 1 and char_length(note) <= 500),
  declared_at timestamptz not null default app_clock_now(),
  -- When it stops to count; null while it lasts.
  ends_at timestamptz
);
create unique index one_tie on admin_tie (user_id, organization_id) where ends_at is null;
create index on admin_tie (organization_id);
alter table admin_tie enable row level security;
alter table admin_tie force row level security;
grant select, insert, update (ends_at) on admin_tie to longspring_app;
create policy owner_and_worker on admin_tie to longspring_migrator, longspring_worker using (true) with check (true);
create policy admins_read on admin_tie for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy own_declared on admin_tie for insert to longspring_app
  with check ((select current_actor_kind()) = 'admin' and user_id = (select current_user_id()) and ends_at is null);
create policy own_ended on admin_tie for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and user_id = (select current_user_id()) and ends_at is null)
  with check (user_id = (select current_user_id()) and ends_at is not null);

-- Whether a person has a tie to a company or an institution now.
create function is_tied(person uuid, company uuid, institution uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (
    select from admin_tie t
    where t.user_id = person and t.organization_id in (company, institution) and (t.ends_at is null or t.ends_at > app_now()));
end;
revoke execute on function is_tied from public;
grant execute on function is_tied to longspring_app, longspring_worker;

-- Admins are notified of what their roles concern: finance of payments, moderators of all else; of nothing that a
-- tie keeps them away from.
create or replace function add_notifications(kind text, about text, subject uuid, sides text[]) returns void
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
    join accounts.member m on m.organization_id = side.organization_id and m.role <> 'viewer'
    where side.name = any (sides)
    union
    select u.id, null from accounts."user" u
    where 'admin' = any (sides) and u.role = 'admin'
      and case when about in ('deal', 'drawdown', 'dispute') then 'finance' else 'moderator' end = any (u.admin_roles)
      and not exists (select from party where is_tied(u.id, party.company_id, party.institution_id))
  )
  insert into notification (user_id, organization_id, kind, about, subject_id)
  select p.user_id, p.organization_id, add_notifications.kind, add_notifications.about, subject
  from person p join accounts."user" u on u.id = p.user_id and u.email_verified
  order by p.user_id
  on conflict (user_id, organization_id, kind, subject_id) where read_at is null
    do update set at = date_trunc('milliseconds', app_clock_now()), mailed_at = null;
end;

-- How many admins of a role ties keep away, and how many are left.
create function count_recused(admin_role text, company uuid, institution uuid) returns integer
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*)::integer from list_admins_of(admin_role) as one where is_tied(one, company, institution);
end;
revoke execute on function count_recused from public;
grant execute on function count_recused to longspring_app;
create function count_untied(admin_role text, company uuid, institution uuid) returns integer
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*)::integer from list_admins_of(admin_role) as one where not is_tied(one, company, institution);
end;
revoke execute on function count_untied from public;
grant execute on function count_untied to longspring_app;

-- From how many admins somebody has taken that role lately: who has made themselves the only one decides nothing alone.
create function count_removed_by(remover uuid, admin_role text) returns integer
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(distinct e.subject_id)::integer from event e
  where e.actor_user_id = remover and e.subject_kind = 'admin' and e.type in ('admin-removed', 'admin-role-taken')
    and (e.detail ->> 'role' = admin_role or jsonb_exists(e.detail -> 'roles', admin_role))
    and e.at > app_now() - interval '30 days';
end;
revoke execute on function count_removed_by from public;
-- How many admins of a role must be thought of before the one who acts may act alone.
create function count_confirming(admin_role text, company uuid, institution uuid) returns integer
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count_untied(admin_role, company, institution) + count_removed_by(current_user_id(), admin_role);
end;
revoke execute on function count_confirming from public;
grant execute on function count_confirming to longspring_app;

-- Four eyes count those who could in fact confirm.
create or replace function require_decision_by_two() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (
    select from dispute_finding f
    where f.dispute_id = new.id and f.status = 'confirmed' and f.settled_by = new.decided_by and f.settled_at = new.ended_at
      and (f.outcome, f.found_fen) = (new.outcome, new.found_fen)
      and (f.settled_by <> f.proposed_by or not exists (
        select from list_admins_of('finance') as other
        where other <> f.proposed_by and not is_tied(other, new.company_id, new.institution_id))
        and count_removed_by(f.proposed_by, 'finance') = 0)
      and not is_tied(f.settled_by, new.company_id, new.institution_id)
  ) then
    raise exception 'a dispute is decided by two admins' using errcode = 'check_violation';
  end if;
  return null;
end
$$;

-- For the build before this one.
create or replace function count_other_admins() returns bigint
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*) from list_admins_of('finance') as other where other is distinct from current_user_id();
end;

-- What admins opened of a company: its record in a case or a dispute, or a file that it showed in a dispute. One row a day
-- for each admin and matter. The company reads it: who by the admin's number and the role in which they did it, so that a
-- complaint finds the person, and nobody is put under pressure by name.
create table admin_opening (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references accounts.organization on delete cascade,
  user_id uuid not null,
  admin_number integer not null,
  role text not null check (role in ('moderator', 'finance')),
  about text not null check (about in ('case', 'dispute')),
  subject_id uuid not null,
  -- Of the case, or of the deal under dispute.
  subject_number bigint not null,
  -- Null: the record itself.
  evidence_id uuid,
  file_name text,
  day date not null,
  opened_at timestamptz not null default app_clock_now(),
  unique nulls not distinct (user_id, subject_id, evidence_id, day)
);
create index on admin_opening (company_id, opened_at desc);
alter table admin_opening enable row level security;
alter table admin_opening force row level security;
grant select (id, company_id, admin_number, role, about, subject_number, file_name, opened_at) on admin_opening to longspring_app;
grant select on admin_opening to longspring_worker;
create policy owner_and_worker on admin_opening to longspring_migrator, longspring_worker using (true) with check (true);
create policy own on admin_opening for select to longspring_app using (company_id = (select current_organization_id()));

create function today_in_shanghai() returns date
  language sql stable
  return (app_clock_now() at time zone 'Asia/Shanghai')::date;

-- Whether the admin who reads has opened this matter today already: then nothing is written.
create function was_opened_today(subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (
    select from admin_opening o
    where o.user_id = current_user_id() and o.subject_id = subject and o.evidence_id is null and o.day = today_in_shanghai());
end;
revoke execute on function was_opened_today from public;
grant execute on function was_opened_today to longspring_app;

-- Written by a function, so that no admin can write what another did, or when.
create function record_admin_opening(matter text, subject uuid, evidence uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into admin_opening (company_id, user_id, admin_number, role, about, subject_id, subject_number, evidence_id, file_name, day)
  select opened.company_id, u.id, u.admin_number, case matter when 'case' then 'moderator' else 'finance' end, matter, subject,
    opened.number, evidence,
    (select f.name from dispute_evidence e join document_file f on f.id = e.file_id where e.id = evidence and e.dispute_id = subject),
    today_in_shanghai()
  from (
    select c.company_id, c.number from moderation_case c where matter = 'case' and c.id = subject and c.company_id is not null
    union all
    select d.company_id, l.number from dispute d join deal l on l.id = d.deal_id where matter = 'dispute' and d.id = subject
  ) as opened
  join accounts."user" u on u.id = current_user_id() and u.role = 'admin'
  where current_actor_kind() = 'admin'
  on conflict do nothing;
end;
revoke execute on function record_admin_opening from public;
grant execute on function record_admin_opening to longspring_app;
