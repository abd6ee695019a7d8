-- A mandate in the making, apart from the one in force: companies may read the row of an active mandate, so what an
-- institution is still thinking about cannot stand in it. `revision` keeps two tabs from overwriting each other.
create table mandate_draft (
  mandate_id uuid primary key references mandate on delete cascade,
  institution_id uuid not null references institution,
  content jsonb not null default '{}',
  revision integer not null default 1,
  saved_by uuid,
  saved_at timestamptz not null default clock_timestamp(),
  -- Sent to the institution's owner for approval; null while it is being written.
  submitted_by uuid,
  submitted_at timestamptz
);
create index on mandate_draft (institution_id);
call protect_tenant_table('mandate_draft', null, 'institution_id');
grant insert, update, delete on mandate_draft to longspring_app;

-- Which state a mandate expires from is asked each minute.
create index on mandate (valid_until) where status in ('active', 'paused', 'exhausted');
create index on mandate (institution_id, number desc);

-- Whether a pass could be repaired is told to the company with its reason.
alter table pass add column repairable boolean not null default false;
create index on pass (institution_id, mandate_id, passed_at desc);

-- What others already give is taken off what a prospect still takes; kept by the matcher, as institutions can't read
-- the prospect's books.
alter table teaser add column accepted_fen bigint not null default 0 check (accepted_fen >= 0);
-- What a teaser says in words, read on its own page; `bands` has what lists show, as coarse as the cohort asks for.
alter table teaser add column texts jsonb not null default '{}';
alter table teaser alter column term_min_months drop not null, alter column term_max_months drop not null;
alter table teaser alter column securities drop not null;

-- How many mandates are out of every list because their institution stopped them: a number, not whose.
create function count_stopped_mandates() returns bigint
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*) from mandate join institution on institution.id = mandate.institution_id
  where mandate.status = 'paused' and institution.status = 'active';
end;
revoke execute on function count_stopped_mandates from public;
grant execute on function count_stopped_mandates to longspring_app, longspring_worker;
