-- Mandates, their matches with prospects, and the ranking.

create table mandate (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  institution_id uuid not null references institution,
  status text not null default 'draft' check (status in ('draft', 'pending_approval', 'active', 'paused', 'exhausted',
      'expired', 'retired')),
  version integer not null default 1,
  name_zh text,
  name_en text,
  instruments text[] not null default '{}',
  sectors_included text[] not null default '{}',
  sectors_excluded text[] not null default '{}',
  districts text[] not null default '{}',
  stages text[] not null default '{}',
  securities_accepted text[] not null default '{}',
  recognitions_any text[] not null default '{}',
  amount_min_fen bigint,
  amount_max_fen bigint,
  term_months_min integer,
  term_months_max integer,
  min_revenue_fen bigint,
  min_age_months integer,
  preferences jsonb not null default '[]',
  price_min_percent numeric,
  price_max_percent numeric,
  budget_fen bigint not null default 0 check (budget_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  drawn_fen bigint not null default 0 check (drawn_fen >= 0),
  introduction_cap integer not null default 10 check (introduction_cap >= 0),
  valid_from date,
  valid_until date,
  created_by uuid,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default app_now(),
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  -- The target of match's foreign key: one composite key each proves that institution and mandate, company and
  -- prospect belong together.
  constraint mandate_of_institution unique (id, institution_id),
  constraint used_within_budget check (reserved_fen + drawn_fen <= budget_fen),
  constraint valid_from_is_plausible check (is_plausible_date(valid_from)),
  constraint valid_until_is_plausible check (is_plausible_date(valid_until))
);
create index on mandate (institution_id, number desc);
create index on mandate (institution_id, status);
create index on mandate (status);
-- For the job that ends mandates each minute.
create index on mandate (valid_until) where status in ('active', 'paused', 'exhausted');
call protect_tenant_table('mandate', null, 'institution_id');
grant insert, update on mandate to longspring_app;
-- Companies read open mandates; drafts and paused ones are private.
create policy published on mandate for select to longspring_app
  using (status in ('active', 'exhausted') and (select current_actor_kind()) = 'company');

-- The mandate at each version, so that an old list or offer can be explained.
create table mandate_version (
  mandate_id uuid not null references mandate,
  version integer not null,
  institution_id uuid not null references institution,
  terms jsonb not null,
  created_by uuid,
  created_at timestamptz not null default app_now(),
  primary key (mandate_id, version)
);
alter table mandate_version enable row level security;
alter table mandate_version force row level security;
grant select, insert on mandate_version to longspring_app, longspring_worker;
create policy admin_reads on mandate_version for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy own on mandate_version to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()));
create policy owner_and_worker on mandate_version to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- A mandate being edited, separate from the one in force: companies may read the row of an active mandate. `revision`
-- keeps two tabs from overwriting each other.
create table mandate_draft (
  mandate_id uuid primary key references mandate on delete cascade,
  institution_id uuid not null references institution,
  content jsonb not null default '{}',
  revision integer not null default 1,
  saved_by uuid,
  saved_at timestamptz not null default app_clock_now(),
  -- Sent to the institution's owner for approval; null while it is being written.
  submitted_by uuid,
  submitted_at timestamptz
);
create index on mandate_draft (institution_id);
call protect_tenant_table('mandate_draft', null, 'institution_id');
grant insert, update, delete on mandate_draft to longspring_app;

-- How many companies would choose this mandate if each chose one, relative to the average mandate: computed nightly
-- over the whole market and used by the ranking of companies' lists (docs/decisions/0018).
create table mandate_demand (
  mandate_id uuid primary key references mandate on delete cascade,
  demand float8 not null check (demand > 0),
  measured_at timestamptz not null
);
alter table mandate_demand enable row level security;
alter table mandate_demand force row level security;
grant select, insert, update, delete on mandate_demand to longspring_worker;
create policy owner_and_worker on mandate_demand to longspring_migrator, longspring_worker
  using (true)
  with check (true);

create table match (
  mandate_id uuid not null,
  prospect_id uuid not null,
  institution_id uuid not null,
  company_id uuid not null,
  outcome text not null check (outcome in ('eligible', 'near_miss')),
  score smallint not null check (score >= 0 and score <= 100),
  parts jsonb not null,
  missed_criterion text,
  prospect_version integer not null,
  mandate_version integer not null,
  model_version text not null,
  computed_at timestamptz not null default app_now(),
  primary key (mandate_id, prospect_id),
  foreign key (mandate_id, institution_id) references mandate (id, institution_id) on delete cascade,
  foreign key (prospect_id, company_id) references prospect (id, company_id) on delete cascade
) with (autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_insert_scale_factor=0.02);
create index match_of_mandate on match (mandate_id, outcome, score desc, prospect_id)
  include (institution_id, company_id);
create index match_of_prospect on match (prospect_id, outcome, score desc, mandate_id);
alter table match enable row level security;
alter table match force row level security;
grant select, insert, update, delete on match to longspring_worker;
grant select (xmin, mandate_id, prospect_id, institution_id, outcome, score, parts, missed_criterion, prospect_version,
  mandate_version, model_version, computed_at) on match to longspring_app;
create policy admin_reads on match for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy own on match to longspring_app
  using (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()));
create policy owner_and_worker on match to longspring_migrator, longspring_worker using (true) with check (true);

-- Results of the nightly comparison of the matcher's memory with the eligibility rules in SQL. Read by admins and the
-- worker only.
create table match_check (
  id bigint primary key generated always as identity,
  checked_at timestamptz not null,
  -- Eligible pairs; of these, pairs missing in the memory; pairs in the memory that are not eligible.
  pairs bigint not null check (pairs >= 0),
  missing bigint not null check (missing >= 0),
  extra bigint not null check (extra >= 0),
  -- Pairs that became or ceased to be eligible because the day changed: not an error.
  by_day bigint not null check (by_day >= 0),
  -- Some of the differing pairs: mandateId, prospectId, difference.
  sample jsonb not null default '[]'
);
create index on match_check (checked_at desc);
alter table match_check enable row level security;
alter table match_check force row level security;
grant select on match_check to longspring_app;
grant select, insert on match_check to longspring_worker;
create policy admin_reads on match_check for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on match_check to longspring_migrator, longspring_worker using (true) with check (true);

-- What each side did with a pair, once and append-only: the ranking's training data. An act from a list has the
-- position, score and model of that list; an explored one has its propensity.
create table match_feedback (
  id bigint primary key generated always as identity,
  at timestamptz not null,
  act text not null check (act in ('shown', 'opened', 'shortlisted', 'passed', 'pass_undone', 'introduced', 'declined',
      'offered', 'drawn')),
  side text not null check (side in ('company', 'institution')),
  -- The acting organization. The other party of the pair never reads it.
  organization_id uuid not null references accounts.organization,
  mandate_id uuid not null references mandate,
  prospect_id uuid not null references prospect,
  mandate_version integer not null,
  prospect_version integer not null,
  -- The introduction, offer or deal acted on; null if it was the pair itself.
  subject_id uuid,
  reason_code text,
  rank_position integer check (rank_position > 0),
  score smallint check (score >= 0 and score <= 100),
  model_version text,
  propensity float8 check (propensity > 0 and propensity <= 1),
  -- What the institution saw of the prospect: bands and codes, as its teaser showed them.
  seen jsonb,
  constraint match_feedback_check check (act in ('passed', 'declined') = (reason_code is not null)),
  constraint match_feedback_check1 check (act <> 'shown' or propensity is not null)
);
create unique index done_once on match_feedback (act, side, subject_id) where subject_id is not null;
create index on match_feedback (at, id);
create index on match_feedback (mandate_id, prospect_id, at);
create unique index opened_once_a_version on match_feedback (organization_id, mandate_id, prospect_id, mandate_version,
    prospect_version)
  where act = 'opened';
create unique index shown_once_a_day on match_feedback (organization_id, mandate_id, prospect_id, shanghai_day(at))
  where act = 'shown';
alter table match_feedback enable row level security;
alter table match_feedback force row level security;
grant select, insert on match_feedback to longspring_app, longspring_worker;
create policy admin_reads on match_feedback for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy own on match_feedback to longspring_app
  using (organization_id = (select current_organization_id()))
  with check (organization_id = (select current_organization_id()));
-- Only on one's own mandate or prospect, and only as one's own side.
create policy own_pair on match_feedback as restrictive for insert to longspring_app
  with check (
    side = (select current_actor_kind())
    and case side
      when 'institution' then exists (
        select from mandate
        where mandate.id = match_feedback.mandate_id and mandate.institution_id = (select current_organization_id())
      )
      else exists (
        select from prospect
        where prospect.id = match_feedback.prospect_id and prospect.company_id = (select current_organization_id())
      )
    end
  );
create policy owner_and_worker on match_feedback to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- Ids of changed matching data, added in the transaction of the change. The market leader deletes them in the
-- transaction in which it applies them; a new leader reads everything and starts with an empty list
-- (docs/decisions/0017).
create table market_change (
  id bigint primary key generated always as identity,
  prospect_id uuid,
  mandate_id uuid,
  constraint market_change_check check (num_nonnulls(prospect_id, mandate_id) = 1)
);
alter table market_change enable row level security;
alter table market_change force row level security;
grant select, delete on market_change to longspring_worker;
create policy owner_and_worker on market_change to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- The worker that market_change is for. A worker that finds no row, or another's name, is not the leader.
create table market_leader (
  is_the_one boolean primary key default true check (is_the_one),
  leader uuid not null
);
alter table market_leader enable row level security;
alter table market_leader force row level security;
grant select, insert, update, delete on market_leader to longspring_worker;
create policy owner_and_worker on market_leader to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- What each kind of reason adds on average over all mandates that a prospect was eligible for when it was last ranked
-- as a whole: scores are explained relative to it.
create table ranking_base (
  prospect_id uuid primary key references prospect on delete cascade,
  model_version text not null,
  means jsonb not null
);
alter table ranking_base enable row level security;
alter table ranking_base force row level security;
grant select, insert, update, delete on ranking_base to longspring_worker;
create policy owner_and_worker on ranking_base to longspring_migrator, longspring_worker using (true) with check (true);

-- Trained ranking models. The latest adopted one is used; without any, the built-in model. `events`: the number of
-- deals it was fitted on. `figures`: how well it ranks deals that it hasn't seen.
create table ranking_model (
  id bigint primary key generated always as identity,
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
grant select on ranking_model to longspring_app;
grant select, insert on ranking_model to longspring_worker;
create policy admin_reads on ranking_model for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on ranking_model to longspring_migrator, longspring_worker
  using (true)
  with check (true);

create table pass (
  mandate_id uuid not null references mandate,
  prospect_id uuid not null references prospect,
  institution_id uuid not null references institution,
  reason_code text not null,
  note text,
  passed_by uuid,
  passed_at timestamptz not null default app_now(),
  -- Whether the company could remove the reason; the company is told so with the reason.
  repairable boolean not null default false,
  primary key (mandate_id, prospect_id)
);
create index on pass (institution_id, mandate_id, passed_at desc);
create index on pass (prospect_id);
call protect_tenant_table('pass', null, 'institution_id');
grant insert, delete on pass to longspring_app;

-- How many mandates are hidden because their institution paused them: a count, not whose.
create function count_stopped_mandates() returns bigint
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*) from mandate join institution on institution.id = mandate.institution_id
  where mandate.status = 'paused' and institution.status = 'active';
end;
revoke execute on function count_stopped_mandates from public;
grant execute on function count_stopped_mandates to longspring_app, longspring_worker;

create function record_mandate_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (mandate_id) values (coalesce(new.id, old.id));
  return null;
end
$$;

-- An introduction that begins or ends changes the mandate's free capacity.
create function record_mandate_capacity_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (mandate_id)
  select mandate_id from (values (old.mandate_id), (new.mandate_id)) as of (mandate_id)
  where mandate_id is not null group by mandate_id;
  return null;
end
$$;

-- Prospects of one's own mandate whose pairs are still stored although their teasers are not visible.
create function matches_out_of_sight(mandate uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp rows 10
begin atomic
  select noted.prospect_id from prospect_out_of_sight noted
  join match on match.mandate_id = matches_out_of_sight.mandate and match.prospect_id = noted.prospect_id
  where match.institution_id = current_organization_id() and not exists (
    select from teaser where teaser.prospect_id = noted.prospect_id
      and teaser.status = 'published' and teaser.amount_max_fen > 0);
end;
revoke execute on function matches_out_of_sight from public;
grant execute on function matches_out_of_sight to longspring_app;

-- Why institutions passed on a prospect, aggregated: the company doesn't learn who passed.
create function pass_reasons(of_prospect uuid) returns table (reason_code text, passes bigint, repairable boolean)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select p.reason_code, count(*), bool_or(p.repairable)
  from pass p
  join prospect on prospect.id = p.prospect_id
  where p.prospect_id = of_prospect and prospect.company_id = current_organization_id()
  group by p.reason_code;
end;
revoke execute on function pass_reasons from public;
grant execute on function pass_reasons to longspring_app, longspring_worker;

-- The public part of the current model: its weights and how it was measured. It contains no data of companies or
-- institutions.
create function current_ranking_model()
  returns table (version text, model jsonb, trained_at timestamptz, events integer, figures jsonb)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select m.version, m.model, m.trained_at, m.events, m.figures
  from ranking_model m where m.adopted order by m.id desc limit 1;
end;
revoke execute on function current_ranking_model from public;
grant execute on function current_ranking_model to longspring_app, longspring_worker;

-- Notifies whose lists changed: ids of companies and institutions, each once a statement, as many in one notification
-- as fit (PostgreSQL allows 8000 bytes).
create function notify_list_change() returns trigger
  language plpgsql
as $$
declare
  notice text;
begin
  for notice in
    select string_agg(id::text, ' ')
    from (select id, row_number() over () / 200 as part
          from (select company_id as id from changed union select institution_id from changed) as ids) as parts
    group by part
  loop
    perform pg_notify('lists_changed', notice);
  end loop;
  return null;
end
$$;

create trigger reset_market_leader after truncate on mandate for each statement execute function reset_market_leader();
create trigger record_market_change after insert or delete or update on mandate for each row
  execute function record_mandate_change();
create trigger notify_lists_on_delete after delete on match referencing old table as changed for each statement
  execute function notify_list_change();
create trigger notify_lists_on_insert after insert on match referencing new table as changed for each statement
  execute function notify_list_change();
create trigger notify_lists_on_update after update on match referencing new table as changed for each statement
  execute function notify_list_change();

create trigger record_market_change after insert or delete or update on mandate_demand for each row
  execute function record_mandate_capacity_change();
