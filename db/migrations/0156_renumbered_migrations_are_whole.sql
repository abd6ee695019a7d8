-- 0153 and 0155 stood under other numbers once (renumbered in db/migrate.ts) and then held less. Databases that ran them so get the rest.
alter table shown_teaser add column if not exists pledges_patents boolean not null default false;
update shown_teaser s set pledges_patents = true from prospect_version v
where not s.pledges_patents and v.prospect_id = s.prospect_id and v.version = s.version
  and v.content #> '{ask,securities}' ? 'class_one_ip';

create or replace function keep_as_shown() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen,
    term_most_months, age_least_months, age_most_months, bands, pledges_patents)
  values (new.prospect_id, new.version, app_now(), new.shown_on, new.sector, new.district, new.stage, new.instruments,
    new.amount_max_fen, new.term_max_months, new.age_least_months, new.age_most_months, new.bands,
    coalesce('class_one_ip' = any (new.securities), false))
  on conflict do nothing;
  return null;
end
$$;

-- A quarter more in the same band tells something of the founding day, too.
drop trigger keep_as_shown_anew on teaser;
create trigger keep_as_shown_anew after update on teaser for each row
  when (old.edition <> new.edition or old.version <> new.version or old.shown_on <> new.shown_on)
  execute function keep_as_shown();

drop index teaser_in_sight;
create index teaser_in_sight on teaser (prospect_id) include (company_id, status, published_at, amount_min_fen,
  amount_max_fen, version, edition, shown_on)
  where status = 'published' and amount_max_fen > 0;
