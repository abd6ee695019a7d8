-- When a person last had their start page open, for what changed since. One row for each person and organization; without
-- an organization, an admin's.
create table visit (
  user_id uuid not null references accounts."user" on delete cascade,
  organization_id uuid,
  -- The end of the visit before this one: what happened later is new to them.
  since timestamptz not null,
  last_at timestamptz not null,
  constraint since_before_last check (since <= last_at),
  -- It goes with the membership; an admin's has none.
  foreign key (organization_id, user_id) references accounts.member (organization_id, user_id) on delete cascade
);
create unique index one_visit_of_person on visit (user_id, organization_id) nulls not distinct;
create index on visit (organization_id, user_id);
alter table visit enable row level security;
alter table visit force row level security;
grant select, insert, update (since, last_at) on visit to longspring_app;
create policy own on visit to longspring_app
  using (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  )
  with check (
    user_id = (select current_user_id()) and organization_id is not distinct from (select current_organization_id())
  );
create policy owner_and_worker on visit to longspring_migrator, longspring_worker using (true) with check (true);
