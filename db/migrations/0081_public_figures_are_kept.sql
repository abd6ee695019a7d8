-- What the platform says of itself, as it was counted last: everybody is told the same, so the worker counts it, each
-- minute, and no page reads whole tables for it. No row, or an old one: whoever asks counts.
create table public_figures (
  is_the_one boolean primary key default true check (is_the_one),
  counted_at timestamptz not null,
  figures jsonb not null
);
alter table public_figures enable row level security;
alter table public_figures force row level security;
create policy owner_and_worker on public_figures to longspring_migrator, longspring_worker using (true) with check (true);
create policy told_to_anyone on public_figures for select to longspring_app using (true);
grant select on public_figures to longspring_app;
grant select, insert, update on public_figures to longspring_worker;
