-- The models that ranking was learned by. The one in force is the latest that was adopted; while there is none, the
-- model of launch is. `events`: on how many deals it was fitted. `figures`: how it did on deals that it hadn't seen.
create table ranking_model (
  id bigint generated always as identity primary key,
  version text not null,
  model jsonb not null,
  trained_at timestamptz not null,
  events integer not null check (events >= 0),
  figures jsonb not null,
  adopted boolean not null
);
create index on ranking_model (id desc) where adopted;
alter table ranking_model enable row level security;
alter table ranking_model force row level security;
create policy owner_and_worker on ranking_model to longspring_migrator, longspring_worker using (true) with check (true);
create policy admin_reads on ranking_model for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
grant select on ranking_model to longspring_app;
grant select, insert on ranking_model to longspring_worker;

-- What anyone may read of it: the model in force, its weights and how it was measured. It tells of no company and no
-- institution.
create function ranking_in_force()
  returns table (version text, model jsonb, trained_at timestamptz, events integer, figures jsonb)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select m.version, m.model, m.trained_at, m.events, m.figures
  from ranking_model m where m.adopted order by m.id desc limit 1;
end;
revoke execute on function ranking_in_force from public;
grant execute on function ranking_in_force to longspring_app, longspring_worker;

-- What each kind of reason adds on average over all mandates that a prospect was eligible for when it was last ranked
-- as a whole: scores of the prospect are told against it, whichever side was refreshed.
create table ranking_base (
  prospect_id uuid primary key references prospect on delete cascade,
  model_version text not null,
  means jsonb not null
);
alter table ranking_base enable row level security;
alter table ranking_base force row level security;
create policy owner_and_worker on ranking_base to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert, update, delete on ranking_base to longspring_worker;
