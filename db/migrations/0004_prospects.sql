-- Prospects, and the anonymous teasers that institutions see of them.

create table prospect (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  company_id uuid not null references company,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'under_review', 'changes_requested',
      'rejected', 'published', 'paused', 'funded', 'expired', 'withdrawn', 'suspended')),
  draft jsonb not null default '{}',
  draft_revision integer not null default 1,
  latest_version integer not null default 0,
  live_version integer,
  sought_fen bigint not null default 0 check (sought_fen >= 0),
  appealed boolean not null default false,
  -- The minimum that the company needs: once drawdowns of this sum are confirmed, the prospect is funded.
  target_fen bigint not null default 0 check (target_fen >= 0),
  accepted_fen bigint not null default 0 check (accepted_fen >= 0),
  confirmed_fen bigint not null default 0 check (confirmed_fen >= 0),
  published_at timestamptz,
  expires_at timestamptz,
  -- Sent once, 14 days before the end; reset when the company confirms that the prospect is still current.
  expiry_warned_at timestamptz,
  status_changed_at timestamptz not null default app_now(),
  is_demonstration boolean not null default false,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  -- How the teaser was generalised: the part that the company wants to keep exact, whether it accepts being
  -- identifiable, how many companies share what is shown, and the choice itself.
  keep_shown text,
  is_recognisable boolean not null default false,
  shared_by integer,
  generalisation jsonb,
  -- The day as of which the shown age was computed. The age stays in the band in which it was first shown: the
  -- quarter in which it moves to the next one would reveal when the company was founded.
  age_told_on date,
  constraint prospect_of_company unique (id, company_id),
  constraint accepted_within_sought check (accepted_fen <= sought_fen),
  constraint confirmed_within_accepted check (confirmed_fen <= accepted_fen)
);
create index on prospect (company_id, status);
create index on prospect (expires_at) where status in ('published', 'paused');
call protect_tenant_table('prospect', 'company_id', null);
grant insert, update on prospect to longspring_app;
create policy admin_decides on prospect for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');

-- A submitted version never changes: no role may update or delete it.
create table prospect_version (
  prospect_id uuid not null references prospect,
  version integer not null,
  company_id uuid not null references company,
  content jsonb not null,
  submitted_by uuid,
  created_at timestamptz not null default app_now(),
  primary key (prospect_id, version)
);
alter table prospect_version enable row level security;
alter table prospect_version force row level security;
grant select, insert on prospect_version to longspring_app, longspring_worker;
create policy admin_reads on prospect_version for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy own on prospect_version to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy owner_and_worker on prospect_version to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- What institutions see of a published prospect and what matching uses: facts and bands, no identity. Numbers are
-- bounds, sector and place as coarse as they are shown, the ask rounded and without what was accepted.
create table teaser (
  prospect_id uuid primary key references prospect on delete cascade,
  number bigint not null,
  company_id uuid not null references company,
  version integer not null,
  status text not null check (status in ('published', 'paused')),
  headline_zh text,
  headline_en text,
  sector text not null,
  district text not null,
  stage text not null,
  instruments text[] not null,
  securities text[],
  purpose text not null,
  amount_min_fen bigint not null,
  amount_max_fen bigint not null,
  term_months_min integer,
  term_months_max integer,
  max_rate_percent numeric,
  first_answer_days integer,
  recognitions text[] not null default '{}',
  bands jsonb not null,
  is_demonstration boolean not null default false,
  published_at timestamptz not null,
  -- The texts of the teaser's own page; `bands` has what lists show, as coarse as anonymity requires.
  texts jsonb not null default '{}',
  revenue_least_fen bigint,
  revenue_most_fen bigint,
  age_least_months integer,
  age_most_months integer,
  growth_least_bp integer,
  growth_most_bp integer,
  research_least_bp integer,
  research_most_bp integer,
  debt_least_bp integer,
  debt_most_bp integer,
  class_one_least integer,
  class_one_most integer,
  -- Whether the shown titles are all that the company has.
  has_all_recognitions boolean not null default true,
  -- Incremented when something that institutions see changes: other edits must not change any number, list or
  -- notification of theirs. `shown_on` is the day as of which ages and titles are stated.
  edition integer not null default 1,
  shown_on date not null
) with (autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_insert_scale_factor=0.02);
create index on teaser (company_id);
-- Visible teasers with an open ask, with all columns that counting a mandate's pairs needs: an index-only scan for
-- thousands of look-ups a page.
create index teaser_visible on teaser (prospect_id) include (company_id, status, published_at, amount_max_fen)
  where status = 'published' and amount_max_fen > 0;
-- Visible teasers, the newest day first, as near misses are listed.
create index teaser_newest on teaser (shanghai_day(published_at) desc, prospect_id)
  include (company_id, status, published_at, amount_max_fen) where status = 'published' and amount_max_fen > 0;
create index on teaser (published_at desc, prospect_id) where status = 'published';
alter table teaser enable row level security;
alter table teaser force row level security;
grant select (xmin, prospect_id, number, version, status, headline_zh, headline_en, sector, district, stage,
  instruments, securities, purpose, amount_min_fen, amount_max_fen, term_months_min, term_months_max, max_rate_percent,
  first_answer_days, recognitions, bands, is_demonstration, published_at, texts, revenue_least_fen, revenue_most_fen,
  age_least_months, age_most_months, growth_least_bp, growth_most_bp, research_least_bp, research_most_bp,
  debt_least_bp, debt_most_bp, class_one_least, class_one_most, has_all_recognitions, edition, shown_on), insert,
  update, delete on teaser to longspring_app;
grant select, insert, update, delete on teaser to longspring_worker;
create policy admin_publishes on teaser to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
create policy admin_reads on teaser for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy own on teaser to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy owner_and_worker on teaser to longspring_migrator, longspring_worker using (true) with check (true);
-- Teasers are for verified institutions: applicants cannot read them.
create policy published on teaser for select to longspring_app
  using (
    status = 'published'
    and (select current_actor_kind()) = 'institution'
    and exists (
      select from institution
      where institution.id = (select current_organization_id()) and institution.status = 'active'
    )
  );

-- Every state of a teaser that was shown: training data of the ranking, and all that readers may know of a company.
-- Append-only; read by the worker and the owner only.
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
  shown_on date not null,
  -- A company that ever offered class I rights as security has one, whatever later teasers show.
  pledges_patents boolean not null default false,
  primary key (prospect_id, version, shown_at)
);
alter table shown_teaser enable row level security;
alter table shown_teaser force row level security;
grant select, insert on shown_teaser to longspring_worker;
create policy owner_and_worker on shown_teaser to longspring_migrator, longspring_worker using (true) with check (true);

-- Which transaction last wrote or deleted a prospect's teaser. A process that caches all teasers asks for what was
-- written since the oldest transaction that was running when it last asked: nothing is missed, in whatever order
-- transactions commit.
create table teaser_change (
  -- No foreign key: the row stays when the prospect is deleted, since caches may still hold its teaser.
  prospect_id uuid primary key,
  written_in xid8 not null
);
create index on teaser_change (written_in);
alter table teaser_change enable row level security;
alter table teaser_change force row level security;
grant select on teaser_change to longspring_app, longspring_worker;
create policy owner_and_worker on teaser_change to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy published on teaser_change for select to longspring_app
  using (
    (select current_actor_kind()) = 'institution'
    and exists (
      select from institution
      where institution.id = (select current_organization_id()) and institution.status = 'active'
    )
  );

-- Prospects whose teaser is not visible although pairs of them are still in `match`: inserted by the change that
-- hides the teaser, deleted by the one that shows it again or by the refresh that deletes its pairs. Pairs are
-- counted without joining teasers (docs/decisions/0060).
create table prospect_out_of_sight (
  prospect_id uuid primary key references prospect on delete cascade
);
alter table prospect_out_of_sight enable row level security;
alter table prospect_out_of_sight force row level security;
grant select, delete on prospect_out_of_sight to longspring_worker;
create policy owner_and_worker on prospect_out_of_sight to longspring_migrator, longspring_worker
  using (true)
  with check (true);

create function set_teaser_edition() returns trigger
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

create function reset_market_leader() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from market_leader;
  return null;
end $$;

create function record_shown_teaser()
  returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
begin
  insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen,
    term_most_months, age_least_months, age_most_months, bands, pledges_patents)
  values (new.prospect_id, new.version, app_now(), new.shown_on, new.sector, new.district, new.stage, new.instruments,
    new.amount_max_fen, new.term_months_max, new.age_least_months, new.age_most_months, new.bands,
    coalesce('class_one_ip' = any (new.securities), false))
  on conflict do nothing;
  return null;
end
$$;

-- The latest founding day of companies that are so many years old on a day, as in app/domain/prospects/cohort.ts.
create function latest_founding_day(day date, years integer) returns date
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  return greatest((day - make_interval(years => years))::date, ((day + 1) - make_interval(years => years))::date - 1);
grant execute on function latest_founding_day to longspring_app, longspring_worker;

create function record_teaser_truncation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update teaser_change set written_in = pg_current_xact_id();
  return null;
end
$$;

create function record_prospect_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (prospect_id) values (coalesce(new.prospect_id, old.prospect_id));
  return null;
end
$$;

create function track_prospect_out_of_sight() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status = 'published' and old.amount_max_fen > 0;
  is_now boolean := tg_op <> 'DELETE' and new.status = 'published' and new.amount_max_fen > 0;
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

create function record_teaser_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into teaser_change (prospect_id, written_in)
  values (coalesce(new.prospect_id, old.prospect_id), pg_current_xact_id())
  on conflict (prospect_id) do update set written_in = excluded.written_in;
  return null;
end
$$;

-- An amount rounded up to the steps that teasers use, as in app/domain/prospects/round-amounts.ts.
create function rounded_up_fen(fen bigint) returns bigint
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
begin atomic
  select case when fen <= 0 then 0 else (fen + step - 1) / step * step end
  from (select greatest(1000000, case when fen <= power * 5 then power / 2 else power end) as step
    from (select greatest(1000000, power(10::numeric, length(greatest(fen, 1)::text) - 1)::bigint) as power) as by_power) as by_step;
end;
grant execute on function rounded_up_fen to longspring_app, longspring_worker;

-- How many other companies of the branch and city share which parts of a view, as a bit mask per count
-- (docs/decisions/0082). Each entry of the company that was shown before limits the others to those that the register
-- then had with the same values.
create function count_cohort(of_company uuid, of_code text, finest jsonb) returns table (mask integer, companies bigint)
  language sql stable security definer rows 100 cost 100000
  -- Planned once a session: that costs as much as the counting in a small cell.
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
begin atomic
  with view as materialized (
    select split_part(v.sector, '/', 1) as branch, split_part(v.place, '/', 1) as city,
      v.sector, v.sector || '/' as below_sector, v.place, v.place || '/' as below_place, v.size, v.pledges_patents, v.titles,
      coalesce(v.founded_after, '-infinity') as founded_after, coalesce(v.founded_until, 'infinity') as founded_until,
      coalesce(v.wide_after, '-infinity') as wide_after, coalesce(v.wide_until, 'infinity') as wide_until,
      coalesce(v.staff_from, 0) as staff_from, coalesce(v.staff_to, 2147483647) as staff_to,
      coalesce(v.patents_from, 0) as patents_from, coalesce(v.patents_to, 2147483647) as patents_to,
      -- What the view doesn't know, everybody shares.
      case when v.size is null then 4 else 0 end as any_size,
      case when num_nulls(v.staff_from, v.staff_to) = 2 then 16 else 0 end as any_staff,
      case when num_nulls(v.patents_from, v.patents_to) = 2 then 32 else 0 end as any_patents,
      title_bits(v.titles, unknown => 1024) as bits
    from jsonb_to_record(finest) as v (
      sector text, place text, size text, founded_after date, founded_until date, wide_after date, wide_until date,
      staff_from integer, staff_to integer, patents_from integer, patents_to integer, pledges_patents boolean, titles text[])
    where (select current_actor_kind()) in ('admin', 'system')
      or (select current_actor_kind()) = 'company' and of_company = (select current_organization_id())
  ), shown as materialized (
    select once.*,
      -- What tells most comes first: few companies are left to be held against the others.
      row_number() over (order by num_nonnulls(nullif(sector, branch), nullif(place, city), size, staff_from, patents_from)
        + case when isfinite(founded_after) then 1 else 0 end + case when isfinite(founded_until) then 1 else 0 end
        + bit_count(bits::bit(11)) desc) as nth
    from (
      -- Once a day as of which it was told, since edits of what isn't shown tell nothing more.
      select min(s.shown_at) as shown_at, s.shown_on, s.sector, s.place, split_part(s.sector, '/', 1) as branch,
        split_part(s.place, '/', 1) as city, s.bands ->> 'size' as size,
        coalesce((s.bands #>> '{founded,after}')::date, '-infinity') as founded_after,
        coalesce((s.bands #>> '{founded,until}')::date, s.shown_on) as founded_until,
        case when num_nonnulls(s.bands #>> '{staff,from}', s.bands #>> '{staff,to}') > 0
          then coalesce((s.bands #>> '{staff,from}')::integer, 0) end as staff_from,
        coalesce((s.bands #>> '{staff,to}')::integer, 2147483647) as staff_to,
        case when num_nonnulls(s.bands #>> '{classOneIp,from}', s.bands #>> '{classOneIp,to}') > 0
          then coalesce((s.bands #>> '{classOneIp,from}')::integer, 0) when s.pledges_patents then 1 end as patents_from,
        coalesce((s.bands #>> '{classOneIp,to}')::integer, 2147483647) as patents_to,
        title_bits(array(select jsonb_array_elements_text(s.bands -> 'recognitions')), unknown => 1024) as bits,
        coalesce((s.bands ->> 'hasAllRecognitions')::boolean, true) as has_all
      from shown_teaser s join prospect on prospect.id = s.prospect_id
      where prospect.company_id = of_company
      group by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    ) as once
  ), other as (
    select r.sector, r.district, r.size_class, r.founded_on, r.staff, r.patents, r.title_bits
    from view join registered_company r on r.branch = view.branch and r.city = view.city and r.until = 'infinity'
    where not exists (select from shown)
      and r.code <> of_code and (not view.pledges_patents or r.patents > 0)
    union all
    select r.sector, r.district, r.size_class, r.founded_on, r.staff, r.patents, r.title_bits
    from view join registered_company r on r.branch = view.branch and r.city = view.city and r.until = 'infinity'
    where r.code <> of_code and (not view.pledges_patents or r.patents > 0)
      and r.code in (
        select b.code from shown s join registered_company b on b.branch = s.branch and b.city = s.city
        where s.nth = 1 and b.since <= s.shown_at and s.shown_at < b.until
          and company_fits_view(b, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
            s.patents_from, s.patents_to, s.bits, s.has_all))
      and not exists (
        select from shown s
        where s.nth > 1
          and case when r.since <= s.shown_at
            then company_fits_view(r, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
              s.patents_from, s.patents_to, s.bits, s.has_all) is not true
            else not exists (
              select from registered_company b
              where b.code = r.code and b.since <= s.shown_at and s.shown_at < b.until
                and company_fits_view(b, s.sector, s.place, s.size, s.founded_after, s.founded_until, s.staff_from, s.staff_to,
                  s.patents_from, s.patents_to, s.bits, s.has_all)) end)
  ), counted as (
    select
      case when r.sector = view.sector or starts_with(r.sector, view.below_sector) then 1 else 0 end
      | case when r.district = view.place or starts_with(r.district, view.below_place) then 2 else 0 end
      | case when r.size_class = view.size then 4 else view.any_size end
      | case when r.founded_on > view.founded_after and r.founded_on <= view.founded_until then 8 else 0 end
      | case when r.staff >= view.staff_from and r.staff < view.staff_to then 16 else view.any_staff end
      | case when r.patents >= view.patents_from and r.patents < view.patents_to then 32 else view.any_patents end
      | case when r.founded_on > view.wide_after and r.founded_on <= view.wide_until then 64 else 0 end
      | case when r.title_bits & view.bits = r.title_bits then 128 else 0 end
      | ((r.title_bits & view.bits) << 8) as bits,
      count(*) as companies
    from view, other r
    group by 1
  ), title as materialized (
    select title_bits(array[given.code], unknown => 1024) as bit, 256 << (given.nth - 1)::integer as mask
    from view, unnest(view.titles) with ordinality as given (code, nth)
  )
  -- The bits of the titles as the view counts them.
  select counted.bits & 255 | coalesce((select bit_or(title.mask) from title where (counted.bits >> 8) & title.bit <> 0), 0),
    counted.companies
  from counted;
end;
revoke execute on function count_cohort from public;
grant execute on function count_cohort to longspring_app, longspring_worker;

create trigger set_teaser_edition before update on teaser for each row execute function set_teaser_edition();
create trigger reset_market_leader after truncate on teaser for each statement execute function reset_market_leader();
create trigger record_shown_teaser after insert on teaser for each row execute function record_shown_teaser();
create trigger record_changed_teaser after update on teaser for each row when (old.edition <> new.edition
  or old.version <> new.version or old.shown_on <> new.shown_on) execute function record_shown_teaser();
create trigger record_teaser_truncation after truncate on teaser
  for each statement execute function record_teaser_truncation();
create trigger record_market_change after insert or delete or update on teaser for each row
  execute function record_prospect_change();
create trigger track_prospect_out_of_sight after insert or delete or update of status, amount_max_fen on teaser for
  each row
  execute function track_prospect_out_of_sight();
create trigger record_teaser_change after insert or delete on teaser
  for each row execute function record_teaser_change();
create trigger record_teaser_rewrite after update on teaser for each row when (old.* is distinct from new.*)
  execute function record_teaser_change();
