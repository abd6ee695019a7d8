-- What a pair of a mandate's list typically has, in points by reason, over the best pairs of the list. Written by the
-- worker from what the list shows; the institution reads it with its mandate.
create table list_common (
  mandate_id uuid primary key references mandate on delete cascade,
  institution_id uuid not null references institution,
  points jsonb not null
);
create index on list_common (institution_id);
alter table list_common enable row level security;
alter table list_common force row level security;
grant select on list_common to longspring_app;
grant select, insert, update, delete on list_common to longspring_worker;
create policy own on list_common for select to longspring_app
  using ((select current_actor_kind()) = 'institution' and institution_id = (select current_organization_id()));
create policy owner_and_worker on list_common to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- How often comparable pairs led to an offer: those that a kind of institution or companies asked for, in a range of
-- scores. No group of fewer pairs or companies can be stored, so none can be shown.
create table pair_chance (
  institution_kind text not null,
  asked_by text not null check (asked_by in ('company', 'institution')),
  scores text not null,
  pairs integer not null check (pairs >= 200),
  companies integer not null check (companies >= 20),
  offers integer not null check (offers between 0 and pairs),
  primary key (institution_kind, asked_by, scores)
);
alter table pair_chance enable row level security;
alter table pair_chance force row level security;
grant select on pair_chance to longspring_app;
grant select, insert, update, delete on pair_chance to longspring_worker;
create policy everyone on pair_chance for select to longspring_app using (true);
create policy owner_and_worker on pair_chance to longspring_migrator, longspring_worker
  using (true)
  with check (true);
