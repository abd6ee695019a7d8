-- People, their sessions and memberships. better-auth keeps these tables as longspring_accounts;
-- the app may read only who its own people are: no password hash, no session token, no address of a stranger.
create schema accounts;
grant usage on schema accounts to longspring_accounts, longspring_app, longspring_worker;

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
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table accounts.organization (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('company', 'institution')),
  name text not null,
  slug text not null unique,
  logo text,
  metadata text,
  created_at timestamptz not null default now()
);

create table accounts.member (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references accounts.organization on delete cascade,
  user_id uuid not null references accounts."user" on delete cascade,
  role text not null default 'member',
  created_at timestamptz not null default now(),
  unique (organization_id, user_id)
);
create index on accounts.member (user_id);

create table accounts.invitation (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references accounts.organization on delete cascade,
  email text not null,
  role text,
  status text not null default 'pending',
  expires_at timestamptz not null,
  inviter_id uuid not null references accounts."user" on delete cascade,
  created_at timestamptz not null default now()
);
create index on accounts.invitation (organization_id);
create index on accounts.invitation (email);

create table accounts.session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  user_id uuid not null references accounts."user" on delete cascade,
  active_organization_id uuid,
  impersonated_by uuid,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on accounts.session (user_id);

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
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on accounts.account (user_id);

create table accounts.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on accounts.verification (identifier);

grant select, insert, update, delete on all tables in schema accounts to longspring_accounts;

-- The tables with an organization are under row-level security as everywhere; better-auth itself acts as longspring_accounts.
alter table accounts.organization enable row level security;
alter table accounts.organization force row level security;
alter table accounts.member enable row level security;
alter table accounts.member force row level security;
alter table accounts.invitation enable row level security;
alter table accounts.invitation force row level security;
alter table accounts."user" enable row level security;
alter table accounts."user" force row level security;

create policy accounts_and_worker on accounts.organization to longspring_accounts, longspring_migrator, longspring_worker using (true) with check (true);
create policy accounts_and_worker on accounts.member to longspring_accounts, longspring_migrator, longspring_worker using (true) with check (true);
create policy accounts_and_worker on accounts.invitation to longspring_accounts, longspring_migrator, longspring_worker using (true) with check (true);
create policy accounts_and_worker on accounts."user" to longspring_accounts, longspring_migrator, longspring_worker using (true) with check (true);

create policy own on accounts.organization for select to longspring_app
  using (id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own on accounts.member for select to longspring_app
  using (organization_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own on accounts.invitation for select to longspring_app
  using (organization_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own on accounts."user" for select to longspring_app
  using (
    (select current_actor_kind()) = 'admin'
    or id = (select current_user_id())
    or exists (select from accounts.member where member.user_id = "user".id and member.organization_id = (select current_organization_id()))
  );

grant select on accounts.organization, accounts.member, accounts.invitation to longspring_app;
grant select (id, name, email, email_verified, locale, role, is_demonstration, created_at) on accounts."user" to longspring_app;
grant select on accounts.organization, accounts.member to longspring_worker;
grant select (id, name, email, email_verified, locale, role, is_demonstration, created_at) on accounts."user" to longspring_worker;
