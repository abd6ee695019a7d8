-- How each person hears by mail, where they sit, of each group of things; a group without a row goes its usual way.
create table letter_choice (
  user_id uuid not null references accounts."user" on delete cascade,
  -- Null for the operator's people.
  organization_id uuid references accounts.organization on delete cascade,
  group_name text not null,
  delivery text not null check (delivery in ('at_once', 'digest', 'page')),
  chosen_at timestamptz not null,
  unique nulls not distinct (user_id, organization_id, group_name)
);
alter table letter_choice enable row level security;
alter table letter_choice force row level security;
create policy owner_and_worker on letter_choice to longspring_migrator, longspring_worker using (true) with check (true);
create policy own on letter_choice to longspring_app using (
  user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
) with check (
  user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
);
grant select, insert, update on letter_choice to longspring_app;
grant select on letter_choice to longspring_worker;

-- When a person wants no letters, and when the digest, in hours of Asia/Shanghai: a person's own, wherever they sit.
create table letter_hours (
  user_id uuid primary key references accounts."user" on delete cascade,
  quiet_from smallint check (quiet_from between 0 and 23),
  quiet_until smallint check (quiet_until between 0 and 23),
  quiet_on_rest_days boolean not null,
  digest_hour smallint not null check (digest_hour between 0 and 23),
  check (quiet_from is null and quiet_until is null or quiet_from is not null and quiet_until is not null and quiet_from <> quiet_until)
);
alter table letter_hours enable row level security;
alter table letter_hours force row level security;
create policy owner_and_worker on letter_hours to longspring_migrator, longspring_worker using (true) with check (true);
create policy own on letter_hours to longspring_app using (user_id = (select current_user_id()))
  with check (user_id = (select current_user_id()));
grant select, insert, update on letter_hours to longspring_app;
grant select on letter_hours to longspring_worker;

-- What no letter was queued of and nobody has read: the digest looks there each minute.
create index on notification (at) where mailed_at is null and read_at is null;
-- What a digest was made of.
create index on notification (user_id, mailed_at) where read_at is null;
-- What is swept.
create index on notification (read_at) where read_at is not null;
grant delete on notification to longspring_worker;

-- A letter that is handed over twice, because a worker was killed in between, is one.
alter table dev_mail add column message_id text, add column list_unsubscribe text;
create unique index on dev_mail (message_id);
