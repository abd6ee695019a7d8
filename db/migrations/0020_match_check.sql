-- What the nightly comparison of the matcher's memory with the law found. Only admins and the worker read it.
create table match_check (
  id bigint generated always as identity primary key,
  checked_at timestamptz not null,
  -- Eligible pairs; of them those that were not remembered; remembered ones that are not eligible.
  pairs bigint not null check (pairs >= 0),
  missing bigint not null check (missing >= 0),
  extra bigint not null check (extra >= 0),
  -- Pairs that became or ceased to be eligible by the day alone since the check before: no fault.
  by_day bigint not null check (by_day >= 0),
  -- Some of the pairs that differ: mandateId, prospectId, difference.
  sample jsonb not null default '[]'
);
create index on match_check (checked_at desc);
alter table match_check enable row level security;
alter table match_check force row level security;
create policy owner_and_worker on match_check to longspring_migrator, longspring_worker using (true) with check (true);
create policy admin_reads on match_check for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
grant select on match_check to longspring_app;
grant select, insert on match_check to longspring_worker;
