-- How many companies would turn to a mandate if each chose one, in times of the average mandate: counted each night over
-- the whole market, so that a company's list can look at the other side too. It tells of nobody in particular; what the
-- ranking makes of it stands in the reasons of each pair.
create table mandate_demand (
  mandate_id uuid primary key references mandate on delete cascade,
  demand double precision not null check (demand > 0),
  measured_at timestamptz not null
);
alter table mandate_demand enable row level security;
alter table mandate_demand force row level security;
create policy owner_and_worker on mandate_demand to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert, update, delete on mandate_demand to longspring_worker;

-- The mandate that a row names is noted as it is for a row of introduction.
create trigger note_changed after insert or update or delete on mandate_demand
  for each row execute function note_changed_places();
