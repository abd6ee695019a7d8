create table prospect (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  company_id uuid not null references company,
  status text not null default 'draft' check (status in (
    'draft', 'submitted', 'under_review', 'changes_requested', 'rejected', 'published', 'paused',
    'funded', 'expired', 'withdrawn', 'suspended')),
  draft jsonb not null default '{}',
  draft_revision integer not null default 1,
  latest_version integer not null default 0,
  live_version integer,
  sought_fen bigint not null default 0 check (sought_fen >= 0),
  appealed boolean not null default false,
  -- The least that it needs: confirmed drawdowns of so much make it funded.
  target_fen bigint not null default 0 check (target_fen >= 0),
  accepted_fen bigint not null default 0 check (accepted_fen >= 0),
  confirmed_fen bigint not null default 0 check (confirmed_fen >= 0),
  published_at timestamptz,
  expires_at timestamptz,
  -- Told once, 14 days before the end; asked anew when the company confirms that the prospect still stands.
  expiry_warned_at timestamptz,
  status_changed_at timestamptz not null default now(),
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint accepted_within_sought check (accepted_fen <= sought_fen),
  constraint confirmed_within_accepted check (confirmed_fen <= accepted_fen)
);
create index on prospect (company_id, status);
create index on prospect (expires_at) where status in ('published', 'paused');

-- A version that was sent to anyone never changes: nobody is granted update or delete.
create table prospect_version (
  prospect_id uuid not null references prospect,
  version integer not null,
  company_id uuid not null references company,
  content jsonb not null,
  submitted_by uuid,
  created_at timestamptz not null default now(),
  primary key (prospect_id, version)
);

-- What an institution may see and the matcher may use of a published prospect: facts and bands, no identity.
create table teaser (
  prospect_id uuid primary key references prospect on delete cascade,
  number bigint not null,
  company_id uuid not null references company,
  version integer not null,
  status text not null check (status in ('published', 'paused')),
  headline_zh text,
  headline_en text,
  summary_zh text,
  summary_en text,
  sector text not null,
  district text not null,
  stage text not null,
  instruments text[] not null,
  securities text[] not null,
  purpose text not null,
  amount_min_fen bigint not null,
  amount_max_fen bigint not null,
  term_min_months integer not null,
  term_max_months integer not null,
  maximum_rate_percent numeric,
  wanted_answer_days integer,
  founded_on date,
  revenue_fen bigint,
  revenue_growth_bp integer,
  research_intensity_bp integer,
  debt_ratio_bp integer,
  staff integer,
  class_one_rights integer,
  recognitions text[] not null default '{}',
  bands jsonb not null,
  is_demonstration boolean not null default false,
  published_at timestamptz not null
);
create index on teaser (company_id);
create index on teaser (published_at desc, prospect_id) where status = 'published';

call protect_tenant_table('prospect', 'company_id', null);
call protect_tenant_table('prospect_version', 'company_id', null);
call protect_tenant_table('teaser', 'company_id', null);
grant insert, update on prospect to longspring_app;
grant insert on prospect_version to longspring_app;
grant insert, update, delete on teaser to longspring_app;
revoke update, delete on prospect_version from longspring_worker;

create policy admin_decides on prospect for update to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');
create policy admin_publishes on teaser to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');
-- Teasers are for verified institutions: an applicant does not see the city's deals.
create policy published on teaser for select to longspring_app using (
  status = 'published'
  and (select current_actor_kind()) = 'institution'
  and exists (select from institution where institution.id = (select current_organization_id()) and institution.status = 'active')
);
