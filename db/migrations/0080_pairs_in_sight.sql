-- A mandate's pairs are counted and ranked without a look at each teaser (docs/decisions/0060): by an index that answers for
-- a pair alone, and by the few prospects that left sight and whose pairs the matcher hasn't taken out yet.
drop index match_of_mandate;
create index match_of_mandate on match (mandate_id, outcome, score desc, prospect_id)
  include (institution_id, company_id);
-- An index answers alone for rows that were vacuumed since they were written; so does that of the places which a mandate's
-- introductions hold.
alter table match set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table teaser set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table introduction set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

-- What is in sight, the newest day first, as the near misses are listed.
create index teaser_newest on teaser (shanghai_day(published_at) desc, prospect_id)
  include (company_id, status, published_at, amount_max_fen, accepted_fen)
  where status = 'published' and amount_max_fen > accepted_fen;

-- Noted with the change by which a teaser leaves sight, let go with the one by which it comes back, or by the refresh that
-- took out its pairs: wherever a pair stands whose teaser isn't in sight, its prospect stands here.
create table prospect_out_of_sight (
  prospect_id uuid primary key references prospect on delete cascade
);
alter table prospect_out_of_sight enable row level security;
alter table prospect_out_of_sight force row level security;
create policy owner_and_worker on prospect_out_of_sight to longspring_migrator, longspring_worker
  using (true) with check (true);
grant select, delete on prospect_out_of_sight to longspring_worker;

create function note_sight() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status = 'published' and old.amount_max_fen > old.accepted_fen;
  is_now boolean := tg_op <> 'DELETE' and new.status = 'published' and new.amount_max_fen > new.accepted_fen;
begin
  if was and not is_now then
    insert into prospect_out_of_sight (prospect_id)
    select id from prospect where id = old.prospect_id on conflict do nothing;
  elsif is_now and not was then
    delete from prospect_out_of_sight where prospect_id = new.prospect_id;
  end if;
  return null;
end
$$;
create trigger note_sight after insert or delete or update of status, amount_max_fen, accepted_fen on teaser
  for each row execute function note_sight();

-- The prospects of an institution's own mandate whose pairs still stand though their teasers aren't in sight.
create function pairs_out_of_sight(mandate uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp rows 10
begin atomic
  select noted.prospect_id from prospect_out_of_sight noted
  join match on match.mandate_id = pairs_out_of_sight.mandate and match.prospect_id = noted.prospect_id
  where match.institution_id = current_organization_id() and not exists (
    select from teaser where teaser.prospect_id = noted.prospect_id
      and teaser.status = 'published' and teaser.amount_max_fen > teaser.accepted_fen);
end;
revoke execute on function pairs_out_of_sight(uuid) from public;
grant execute on function pairs_out_of_sight(uuid) to longspring_app;
