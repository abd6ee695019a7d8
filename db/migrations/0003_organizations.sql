create table company (
  id uuid primary key references accounts.organization,
  unified_social_credit_code text not null unique,
  name_zh text not null,
  name_en text,
  sector text not null,
  district text not null,
  founded_on date not null,
  -- By the official thresholds, from the latest figures; null while they do not say.
  size_class text check (size_class in ('micro', 'small', 'medium', 'large')),
  registered_capital_fen bigint check (registered_capital_fen >= 0),
  address text,
  website text,
  contact_name text,
  contact_phone text,
  contact_email text,
  version integer not null default 1,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table company_figures (
  company_id uuid not null references company on delete cascade,
  year integer not null check (year between 1990 and 2100),
  revenue_fen bigint check (revenue_fen >= 0),
  main_revenue_fen bigint check (main_revenue_fen >= 0),
  profit_fen bigint,
  research_fen bigint check (research_fen >= 0),
  staff integer check (staff >= 0),
  research_staff integer check (research_staff >= 0),
  assets_fen bigint check (assets_fen >= 0),
  liabilities_fen bigint check (liabilities_fen >= 0),
  is_audited boolean not null default false,
  primary key (company_id, year)
);

create table company_right (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references company on delete cascade,
  kind text not null,
  title text not null,
  registration_number text,
  granted_on date,
  is_self_developed boolean not null default true
);
create index on company_right (company_id);

create table company_recognition (
  company_id uuid not null references company on delete cascade,
  code text not null,
  certificate_number text,
  valid_until date,
  primary key (company_id, code)
);

create table institution (
  id uuid primary key references accounts.organization,
  kind text not null,
  name_zh text not null,
  name_en text,
  unified_social_credit_code text,
  licence_number text not null,
  regulator text not null,
  licence_scope text not null,
  licence_expires_on date not null,
  about_zh text,
  about_en text,
  contact_name text,
  contact_phone text,
  contact_email text,
  status text not null default 'applied'
    check (status in ('applied', 'verification_pending', 'active', 'restricted', 'suspended', 'terminated')),
  version integer not null default 1,
  verified_at timestamptz,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on institution (status);

call protect_tenant_table('company', 'id', null);
call protect_tenant_table('company_figures', 'company_id', null);
call protect_tenant_table('company_right', 'company_id', null);
call protect_tenant_table('company_recognition', 'company_id', null);
call protect_tenant_table('institution', null, 'id');
grant insert, update on company, institution to longspring_app;
grant insert, update, delete on company_figures, company_right, company_recognition to longspring_app;

-- A verified institution is public, with its licence; its desk's contact is not shown by any public view.
create policy published on institution for select to longspring_app using (status in ('active', 'restricted'));
create policy admin_decides on institution for update to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');
