-- The second factor of a person. better-auth writes secret and backup_codes, both encrypted with the platform's secret.
create table accounts.two_factor (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null unique references accounts."user" on delete cascade,
  secret text not null,
  backup_codes text not null,
  -- It counts only after one right code.
  verified boolean not null default false,
  -- The 30 seconds to which the last accepted code belonged: each code works once.
  last_step bigint,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default app_now()
);
grant select, insert, update, delete on accounts.two_factor to longspring_accounts;

-- When the person last proved in this session who they are: by a code, or, without a second factor, by the password.
-- Opening a session proves it; sessions from before this migration have proven nothing.
alter table accounts.session add column confirmed_at timestamptz;
alter table accounts.session alter column confirmed_at set default app_clock_now();

-- What a person sent when a confirmation was asked for first: kept for an hour, so that nothing typed is lost.
create table accounts.held_form (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references accounts.session on delete cascade,
  path text not null,
  -- Whether the act waits for a second factor to be set up, or only for a proof.
  needs_factor boolean not null,
  -- The act, where it has a name.
  act text,
  fields jsonb not null,
  created_at timestamptz not null default app_now()
);
create index on accounts.held_form (session_id);
create index on accounts.held_form (created_at);
grant select, insert, update, delete on accounts.held_form to longspring_accounts;
