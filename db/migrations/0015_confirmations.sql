-- Four eyes: an act of one admin that another must confirm. It has happened already; unconfirmed by its deadline, it is
-- undone. Without a deadline there was nobody else who could confirm it: it stands, and is flagged.
create table confirmation (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('suspension')),
  subject_id uuid not null,
  status text not null default 'open' check (status in ('open', 'confirmed', 'declined', 'lapsed', 'overtaken')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default app_clock_now(),
  due_at timestamptz,
  -- What the act changed, to undo it.
  before_status text not null,
  settled_by uuid,
  settled_at timestamptz,
  check ((status = 'open') = (settled_at is null)),
  check (status not in ('confirmed', 'declined') or settled_by is not null and settled_by <> proposed_by)
);
create unique index one_open_confirmation on confirmation (kind, subject_id) where status = 'open';
create index on confirmation (due_at) where status = 'open';
alter table confirmation enable row level security;
alter table confirmation force row level security;
grant select, insert, update (status, settled_by, settled_at) on confirmation to longspring_app, longspring_worker;
create policy admins on confirmation to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on confirmation to longspring_migrator, longspring_worker
  using (true)
  with check (true);
