-- What institutions see of a prospect changes by editions: an edit of what isn't shown makes none, so that no number, list or
-- notice of theirs moves by it. `shown_on` is the day as of which ages and titles are told.
alter table teaser
  add column edition integer not null default 1,
  add column shown_on date;
update teaser set edition = version, shown_on = shanghai_day(published_at);
alter table teaser alter column shown_on set not null;
grant select (edition, shown_on) on teaser to longspring_app;

create function begin_edition() returns trigger
  language plpgsql set search_path = public, pg_temp
as $$
declare
  unseen constant text[] := array['version', 'status', 'amount_min_fen', 'amount_max_fen', 'edition', 'shown_on', 'company_id'];
begin
  new.edition := old.edition
    + case when to_jsonb(new) - unseen is distinct from to_jsonb(old) - unseen then 1 else 0 end;
  return new;
end
$$;
create trigger begin_edition before update on teaser for each row execute function begin_edition();

-- A teaser is kept as it is shown, once an edition and version.
drop trigger keep_as_shown_anew on teaser;
create trigger keep_as_shown_anew after update on teaser for each row
  when (old.edition <> new.edition or old.version <> new.version)
  execute function keep_as_shown();

-- What was found by exact figures goes; each published prospect is matched anew by what it shows.
delete from match;
select enqueue_job('match-prospect', json_build_object('prospectId', prospect_id), null, 'match-prospect:' || prospect_id, false)
from teaser where status = 'published';
