-- Which transaction wrote a prospect's teaser last, or took it away. Whoever keeps the facts of all teasers asks for what was written
-- since the oldest transaction that was running when it last asked: that misses nothing, in whatever order transactions end.
create table teaser_change (
  -- No reference: it stays when the prospect is deleted, as long as somebody may keep its teaser.
  prospect_id uuid primary key,
  written_in xid8 not null
);
create index on teaser_change (written_in);
alter table teaser_change enable row level security;
alter table teaser_change force row level security;
create policy owner_and_worker on teaser_change to longspring_migrator, longspring_worker using (true) with check (true);
create policy published on teaser_change for select to longspring_app using (
  (select current_actor_kind()) = 'institution'
  and exists (select from institution where institution.id = (select current_organization_id()) and institution.status = 'active')
);
grant select on teaser_change to longspring_app, longspring_worker;

insert into teaser_change (prospect_id, written_in) select prospect_id, pg_current_xact_id() from teaser;

create function note_teaser_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into teaser_change (prospect_id, written_in)
  values (coalesce(new.prospect_id, old.prospect_id), pg_current_xact_id())
  on conflict (prospect_id) do update set written_in = excluded.written_in;
  return null;
end
$$;
create trigger note_teaser_change after insert or delete on teaser
  for each row execute function note_teaser_change();
create trigger note_teaser_rewrite after update on teaser
  for each row when (old.* is distinct from new.*) execute function note_teaser_change();

create function note_all_teasers_gone() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update teaser_change set written_in = pg_current_xact_id();
  return null;
end
$$;
create trigger note_all_gone after truncate on teaser for each statement execute function note_all_teasers_gone();

-- No stamp of all teasers is read any more.
drop index teaser_in_sight;
create index teaser_in_sight on teaser (prospect_id) include (company_id, status, published_at, amount_max_fen)
  where status = 'published' and amount_max_fen > 0;
