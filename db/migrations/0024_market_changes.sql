-- What changed of all that the matcher reads: ids alone, added in the transaction of the change. The worker that keeps
-- the market in memory takes them out in the transaction in which it follows them; whoever takes the memory over reads
-- everything and begins with an empty list (docs/decisions/0017).
create table market_change (
  id bigint generated always as identity primary key,
  prospect_id uuid,
  mandate_id uuid,
  check (num_nonnulls(prospect_id, mandate_id) = 1)
);
alter table market_change enable row level security;
alter table market_change force row level security;
create policy owner_and_worker on market_change to longspring_migrator, longspring_worker using (true) with check (true);
grant select, delete on market_change to longspring_worker;

-- Whose memory the list is for: no row or another's name says to who thinks it keeps the market that it doesn't.
create table market_keeper (
  is_the_one boolean primary key default true check (is_the_one),
  keeper uuid not null
);
alter table market_keeper enable row level security;
alter table market_keeper force row level security;
create policy owner_and_worker on market_keeper to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert, update, delete on market_keeper to longspring_worker;

create function note_changed_prospect() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (prospect_id) values (coalesce(new.prospect_id, old.prospect_id));
  return null;
end
$$;
create trigger note_changed after insert or update or delete on teaser
  for each row execute function note_changed_prospect();

create function note_changed_mandate() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (mandate_id) values (coalesce(new.id, old.id));
  return null;
end
$$;
create trigger note_changed after insert or update or delete on mandate
  for each row execute function note_changed_mandate();

-- An introduction that begins or ends takes or frees a place of its mandate.
create function note_changed_places() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (mandate_id)
  select mandate_id from (values (old.mandate_id), (new.mandate_id)) as of (mandate_id)
  where mandate_id is not null group by mandate_id;
  return null;
end
$$;
create trigger note_changed after insert or delete or update of status, mandate_id on introduction
  for each row execute function note_changed_places();

create function note_changed_institution() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (mandate_id) select id from mandate where institution_id = new.id;
  return null;
end
$$;
create trigger note_changed after update of status, responsiveness, first_answer_days on institution
  for each row
  when ((old.status, old.responsiveness, old.first_answer_days)
    is distinct from (new.status, new.responsiveness, new.first_answer_days))
  execute function note_changed_institution();

-- Rows that are emptied out at once are noted by nobody: then nobody keeps the market until it is read anew.
create function forget_market_keeper() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from market_keeper;
  return null;
end
$$;
create trigger emptied after truncate on teaser for each statement execute function forget_market_keeper();
create trigger emptied after truncate on mandate for each statement execute function forget_market_keeper();
create trigger emptied after truncate on introduction for each statement execute function forget_market_keeper();
