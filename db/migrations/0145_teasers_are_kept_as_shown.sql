-- Every teaser as it was shown: what the ranking learns of a pair from, and all that may be known of a company. Append-only;
-- read by the worker and the migrator alone.
create table shown_teaser (
  prospect_id uuid not null references prospect on delete cascade,
  version integer not null,
  shown_at timestamptz not null,
  sector text not null,
  place text not null,
  stage text not null,
  instruments text[] not null,
  ask_most_fen bigint not null,
  term_most_months integer,
  age_least_months integer,
  age_most_months integer,
  bands jsonb not null,
  primary key (prospect_id, version, shown_at)
);
alter table shown_teaser enable row level security;
alter table shown_teaser force row level security;
create policy owner_and_worker on shown_teaser to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert on shown_teaser to longspring_worker;

create function keep_as_shown() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into shown_teaser (prospect_id, version, shown_at, sector, place, stage, instruments, ask_most_fen, term_most_months,
    age_least_months, age_most_months, bands)
  values (new.prospect_id, new.version, app_now(), new.sector, new.district, new.stage, new.instruments, new.amount_max_fen,
    new.term_max_months, new.age_least_months, new.age_most_months, new.bands)
  on conflict do nothing;
  return null;
end
$$;
insert into shown_teaser
select prospect_id, version, published_at, sector, district, stage, instruments, amount_max_fen, term_max_months,
  age_least_months, age_most_months, bands
from teaser;
create trigger keep_as_shown after insert on teaser for each row execute function keep_as_shown();
create trigger keep_as_shown_anew after update on teaser for each row
  when (old.bands is distinct from new.bands or old.version <> new.version)
  execute function keep_as_shown();
