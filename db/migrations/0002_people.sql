-- People, their sessions and memberships. better-auth manages these tables as longspring_accounts; the app may read
-- only its own people's names: no password hash, no session token, no address of others.

create table accounts."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'zh-CN' check (locale in ('en', 'zh-CN')),
  role text,
  banned boolean not null default false,
  ban_reason text,
  ban_expires timestamptz,
  two_factor_enabled boolean not null default false,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now()
);
alter table accounts."user" enable row level security;
alter table accounts."user" force row level security;
grant select, insert, update, delete on accounts."user" to longspring_accounts;
grant select (id, name, email, email_verified, locale, role, is_demonstration,
  created_at) on accounts."user" to longspring_app, longspring_worker;
create policy accounts_and_worker on accounts."user" to longspring_migrator, longspring_worker, longspring_accounts
  using (true)
  with check (true);

create table accounts.organization (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('company', 'institution')),
  name text not null,
  slug text not null unique,
  logo text,
  metadata text,
  created_at timestamptz not null default app_now()
);
alter table accounts.organization enable row level security;
alter table accounts.organization force row level security;
grant select, insert, update, delete on accounts.organization to longspring_accounts;
grant select, update (name) on accounts.organization to longspring_app;
grant select on accounts.organization to longspring_worker;
create policy accounts_and_worker on accounts.organization to longspring_migrator, longspring_worker, longspring_accounts
  using (true)
  with check (true);
create policy own on accounts.organization for select to longspring_app
  using (id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own_updated on accounts.organization for update to longspring_app
  using (id = (select current_organization_id()))
  with check (id = (select current_organization_id()));

create table accounts.member (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references accounts.organization on delete cascade,
  user_id uuid not null references accounts."user" on delete cascade,
  role text not null default 'member' check (role in ('owner', 'member', 'viewer')),
  created_at timestamptz not null default app_now(),
  unique (organization_id, user_id)
);
create index on accounts.member (user_id);
alter table accounts.member enable row level security;
alter table accounts.member force row level security;
grant select, insert, update, delete on accounts.member to longspring_accounts;
grant select, update (role), delete on accounts.member to longspring_app;
grant select on accounts.member to longspring_worker;
create policy accounts_and_worker on accounts.member to longspring_migrator, longspring_worker, longspring_accounts
  using (true)
  with check (true);
create policy own on accounts.member for select to longspring_app
  using (organization_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own_updated on accounts.member for update to longspring_app
  using (organization_id = (select current_organization_id()))
  with check (organization_id = (select current_organization_id()));
create policy own_removed on accounts.member for delete to longspring_app
  using (organization_id = (select current_organization_id()));

create table accounts.invitation (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references accounts.organization on delete cascade,
  email text not null,
  role text check (role in ('owner', 'member', 'viewer')),
  status text not null default 'pending' check (status in ('pending', 'accepted', 'canceled')),
  expires_at timestamptz not null,
  inviter_id uuid not null references accounts."user" on delete cascade,
  created_at timestamptz not null default app_now()
);
create index on accounts.invitation (email);
create index on accounts.invitation (organization_id);
create unique index one_open_invitation on accounts.invitation (organization_id, email) where status = 'pending';
alter table accounts.invitation enable row level security;
alter table accounts.invitation force row level security;
grant select, insert, update, delete on accounts.invitation to longspring_accounts;
grant select, insert (id, organization_id, email, role, expires_at, inviter_id),
  update (status) on accounts.invitation to longspring_app;
create policy accounts_and_worker on accounts.invitation to longspring_migrator, longspring_worker, longspring_accounts
  using (true)
  with check (true);
create policy own on accounts.invitation for select to longspring_app
  using (organization_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own_updated on accounts.invitation for update to longspring_app
  using (organization_id = (select current_organization_id()))
  with check (organization_id = (select current_organization_id()));
create policy own_invited on accounts.invitation for insert to longspring_app
  with check (organization_id = (select current_organization_id()) and inviter_id = (select current_user_id()));

create table accounts.session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  user_id uuid not null references accounts."user" on delete cascade,
  active_organization_id uuid,
  impersonated_by uuid,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now()
);
create index on accounts.session (expires_at);
create index on accounts.session (user_id);
grant select, insert, update, delete on accounts.session to longspring_accounts;

create table accounts.account (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references accounts."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now()
);
create index on accounts.account (user_id);
grant select, insert, update, delete on accounts.account to longspring_accounts;

create table accounts.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now()
);
create index on accounts.verification (expires_at);
create index on accounts.verification (identifier);
grant select, insert, update, delete on accounts.verification to longspring_accounts;

-- Requests by e-mail address: to sign up, and (email_request) to get an e-mail again. The web process only inserts a
-- row and looks nothing up, so that known and unknown addresses take the same time; the worker reads the row and
-- answers by e-mail.
create table accounts.sign_up (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('company', 'institution')),
  organization_name text not null,
  name text not null,
  email text not null check (email = lower(email)),
  locale text not null check (locale in ('en', 'zh-CN')),
  password_hash text not null,
  created_at timestamptz not null default app_now()
);
grant select, insert, update, delete on accounts.sign_up to longspring_accounts;

create table accounts.email_request (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('verification', 'password_reset')),
  email text not null check (email = lower(email)),
  created_at timestamptz not null default app_now()
);
grant select, insert, update, delete on accounts.email_request to longspring_accounts;

-- How a person wants e-mails of a group of notifications, for each organization; without a row the group's default
-- applies.
create table email_choice (
  user_id uuid not null references accounts."user" on delete cascade,
  -- Null for the operator's people.
  organization_id uuid references accounts.organization on delete cascade,
  group_name text not null,
  delivery text not null check (delivery in ('at_once', 'digest', 'page')),
  chosen_at timestamptz not null,
  unique nulls not distinct (user_id, organization_id, group_name)
);
alter table email_choice enable row level security;
alter table email_choice force row level security;
grant select, insert, update on email_choice to longspring_app;
grant select on email_choice to longspring_worker;
create policy own on email_choice to longspring_app
  using (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  )
  with check (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  );
create policy owner_and_worker on email_choice to longspring_migrator, longspring_worker using (true) with check (true);

-- When a person wants no e-mails, and when the digest, in hours of Asia/Shanghai: the same for all organizations of
-- the person.
create table email_hours (
  user_id uuid primary key references accounts."user" on delete cascade,
  quiet_from smallint check (quiet_from >= 0 and quiet_from <= 23),
  quiet_until smallint check (quiet_until >= 0 and quiet_until <= 23),
  quiet_on_rest_days boolean not null,
  digest_hour smallint not null check (digest_hour >= 0 and digest_hour <= 23),
  constraint email_hours_check check (quiet_from is null and quiet_until is null or quiet_from is not null
    and quiet_until is not null and quiet_from <> quiet_until)
);
alter table email_hours enable row level security;
alter table email_hours force row level security;
grant select, insert, update on email_hours to longspring_app;
grant select on email_hours to longspring_worker;
create policy own on email_hours to longspring_app
  using (user_id = (select current_user_id()))
  with check (user_id = (select current_user_id()));
create policy owner_and_worker on email_hours to longspring_migrator, longspring_worker using (true) with check (true);

create table rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
create index on rate_limit (expire);
grant select, insert, update, delete on rate_limit to longspring_accounts;

-- An organization keeps at least one owner. Two owners who remove each other concurrently would each still see the
-- other: therefore the organization's row is locked before owners are counted, at the end of the transaction.
create function require_organization_owner() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from accounts.organization where id = old.organization_id for no key update;
  if found and not exists (
    select from accounts.member where organization_id = old.organization_id and role = 'owner'
  ) then
    raise exception 'an organization keeps at least one owner' using errcode = 'check_violation', constraint = 'require_organization_owner';
  end if;
  return null;
end
$$;

-- Notifies the web processes of a person whose event stream may have to end: a session was closed or switched, a
-- membership changed, a person banned. They check again who that is.
create function notify_person_change() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('person_changed', case when tg_table_name = 'user' then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'user_id' end);
  return null;
end
$$;

create trigger notify_user_banned after update of banned on accounts."user" for each row
  execute function notify_person_change();
create constraint trigger require_organization_owner after delete or update on accounts.member deferrable initially
  deferred
  for each row when (old.role = 'owner') execute function require_organization_owner();
create trigger notify_member_changed after delete or update of role on accounts.member for each row
  execute function notify_person_change();
create trigger notify_session_ended after delete on accounts.session
  for each row execute function notify_person_change();
create trigger notify_session_changed after update of active_organization_id, expires_at on accounts.session
  for each row execute function notify_person_change();

create policy own on accounts."user" for select to longspring_app
  using (
    (select current_actor_kind()) = 'admin'
    or id = (select current_user_id())
    or exists (
      select from accounts.member
      where member.user_id = "user".id and member.organization_id = (select current_organization_id())
    )
  );
