create table mandate (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  institution_id uuid not null references institution,
  status text not null default 'draft'
    check (status in ('draft', 'pending_approval', 'active', 'paused', 'exhausted', 'expired', 'retired')),
  version integer not null default 1,
  name_zh text,
  name_en text,
  instruments text[] not null default '{}',
  sectors_include text[] not null default '{}',
  sectors_exclude text[] not null default '{}',
  districts text[] not null default '{}',
  stages text[] not null default '{}',
  securities text[] not null default '{}',
  recognitions text[] not null default '{}',
  amount_min_fen bigint,
  amount_max_fen bigint,
  term_min_months integer,
  term_max_months integer,
  revenue_min_fen bigint,
  age_min_months integer,
  excluded_company_ids uuid[] not null default '{}',
  preferences jsonb not null default '[]',
  rate_min_percent numeric,
  rate_max_percent numeric,
  budget_fen bigint not null default 0 check (budget_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  drawn_fen bigint not null default 0 check (drawn_fen >= 0),
  introduction_cap integer not null default 10 check (introduction_cap >= 0),
  valid_from date,
  valid_until date,
  created_by uuid,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint used_within_budget check (reserved_fen + drawn_fen <= budget_fen)
);
create index on mandate (institution_id, status);
create index on mandate (status);

-- The mandate as it stood at each version, so that an old list or offer can be explained.
create table mandate_version (
  mandate_id uuid not null references mandate,
  version integer not null,
  institution_id uuid not null references institution,
  terms jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (mandate_id, version)
);

create table match (
  mandate_id uuid not null references mandate on delete cascade,
  prospect_id uuid not null references prospect on delete cascade,
  institution_id uuid not null references institution,
  company_id uuid not null references company,
  outcome text not null check (outcome in ('eligible', 'near_miss')),
  score smallint not null check (score between 0 and 100),
  parts jsonb not null,
  missed_criterion text,
  prospect_version integer not null,
  mandate_version integer not null,
  model_version text not null,
  computed_at timestamptz not null default now(),
  primary key (mandate_id, prospect_id)
);
create index match_of_mandate on match (mandate_id, outcome, score desc, prospect_id);
create index match_of_prospect on match (prospect_id, outcome, score desc, mandate_id);

create table pass (
  mandate_id uuid not null references mandate,
  prospect_id uuid not null references prospect,
  institution_id uuid not null references institution,
  reason_code text not null,
  note text,
  passed_by uuid,
  passed_at timestamptz not null default now(),
  primary key (mandate_id, prospect_id)
);
create index on pass (prospect_id);

call protect_tenant_table('mandate', null, 'institution_id');
call protect_tenant_table('mandate_version', null, 'institution_id');
call protect_tenant_table('match', 'company_id', 'institution_id');
call protect_tenant_table('pass', null, 'institution_id');
grant insert, update on mandate to longspring_app;
grant insert on mandate_version to longspring_app;
grant insert, delete on pass to longspring_app;
revoke update, delete on mandate_version from longspring_worker;

-- What an open mandate asks for is public to companies; drafts and paused ones are not.
create policy published on mandate for select to longspring_app
  using (status in ('active', 'exhausted') and (select current_actor_kind()) = 'company');
