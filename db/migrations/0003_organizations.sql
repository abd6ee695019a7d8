-- Companies and institutions.

create table company (
  id uuid primary key references accounts.organization,
  uscc text not null,
  name_zh text not null,
  name_en text,
  sector text not null,
  district text not null,
  established_on date not null,
  -- By the official thresholds, from the latest figures; null if these don't suffice.
  size_class text check (size_class in ('micro', 'small', 'medium', 'large')),
  registered_capital_fen bigint check (registered_capital_fen >= 0),
  address text,
  website text,
  contact_name text,
  contact_phone text,
  contact_email text,
  version integer not null default 1,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  -- A credit code is public: any number of companies may claim it. When the operator publishes a prospect, it
  -- verifies which company has the code; only one is verified for each code.
  code_verified_at timestamptz,
  constraint established_on_is_plausible check (is_plausible_date(established_on))
);
create index company_uscc_idx on company (uscc);
create unique index one_verified_company_of_code on company (uscc) where code_verified_at is not null;
call protect_tenant_table('company', 'id', null);
grant insert, update on company to longspring_app;
grant select (id, name_en) on company to longspring_accounts;
create policy accounts_reads on company for select to longspring_accounts using (true);

create table company_figures (
  company_id uuid not null references company on delete cascade,
  year integer not null check (year >= 1990 and year <= 2100),
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
call protect_tenant_table('company_figures', 'company_id', null);
grant insert, update, delete on company_figures to longspring_app;

create table company_right (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references company on delete cascade,
  kind text not null,
  title text not null,
  registration_number text,
  granted_on date,
  is_self_developed boolean not null default true,
  constraint granted_on_is_plausible check (is_plausible_date(granted_on))
);
create index on company_right (company_id);
call protect_tenant_table('company_right', 'company_id', null);
grant insert, update, delete on company_right to longspring_app;

create table company_recognition (
  company_id uuid not null references company on delete cascade,
  code text not null,
  certificate_number text,
  valid_until date,
  primary key (company_id, code),
  constraint valid_until_is_plausible check (is_plausible_date(valid_until))
);
call protect_tenant_table('company_recognition', 'company_id', null);
grant insert, update, delete on company_recognition to longspring_app;

-- The titles of RECOGNITIONS (app/domain/codes/companies.ts) as bits, and one bit for any other title. Registers and
-- teasers use different bits for that one, so that an unknown title matches nobody's.
create function title_bits(titles text[], unknown integer) returns integer
  language sql immutable parallel safe
  return case when titles = '{}' then 0 else
    case when 'high_tech_enterprise' = any (titles) then 1 else 0 end
    | case when 'tech_sme' = any (titles) then 2 else 0 end
    | case when 'innovative_sme' = any (titles) then 4 else 0 end
    | case when 'specialised_sme' = any (titles) then 8 else 0 end
    | case when 'little_giant' = any (titles) then 16 else 0 end
    | case when 'single_champion' = any (titles) then 32 else 0 end
    | case when 'ip_advantage' = any (titles) then 64 else 0 end
    | case when 'provincial_rd_centre' = any (titles) then 128 else 0 end
    | case when 'city_little_giant' = any (titles) then 256 else 0 end
    | case when titles <@ array['high_tech_enterprise', 'tech_sme', 'innovative_sme', 'specialised_sme', 'little_giant',
        'single_champion', 'ip_advantage', 'provincial_rd_centre', 'city_little_giant'] then 0 else unknown end end;
grant execute on function title_bits to longspring_app, longspring_worker;

-- The companies among which a teaser's company must not be identifiable: companies that were published here after
-- moderation, and those of an imported register. Holds what public registers say of each, now (`until` is infinity)
-- and before, since readers may remember earlier entries. Institutions and companies cannot read it; they learn how
-- many companies share what is shown.
create table registered_company (
  code text not null,
  until timestamptz not null default 'infinity',
  -- Null for companies of an imported register.
  company_id uuid references company on delete cascade,
  sector text not null,
  district text not null,
  branch text generated always as (split_part(sector, '/', 1)) stored not null,
  city text generated always as (split_part(district, '/', 1)) stored not null,
  size_class text,
  founded_on date not null,
  staff integer,
  -- Rights of class I.
  patents integer,
  titles text[] not null default '{}',
  title_bits integer generated always as (title_bits(titles, unknown => 512)) stored not null,
  -- An entry begins where the one before it ended; a company's first entry has no beginning.
  since timestamptz not null default '-infinity',
  primary key (code, until)
);
create index registered_company_cell on registered_company (branch, city, until)
  include (since, code, sector, district, size_class, founded_on, staff, patents, title_bits);
create index on registered_company (company_id);
alter table registered_company enable row level security;
alter table registered_company force row level security;
grant select, insert, update, delete on registered_company to longspring_app, longspring_worker;
create policy admin_manages on registered_company to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on registered_company to longspring_migrator, longspring_worker
  using (true)
  with check (true);

create table institution (
  id uuid primary key references accounts.organization,
  kind text not null,
  name_zh text not null,
  name_en text,
  uscc text,
  licence_number text not null,
  regulator text not null,
  licence_scope text not null,
  licence_expires_on date,
  about_zh text,
  about_en text,
  contact_name text,
  contact_phone text,
  contact_email text,
  status text not null default 'applied' check (status in ('applied', 'verification_pending', 'active', 'restricted',
      'suspended', 'terminated')),
  version integer not null default 1,
  verified_at timestamptz,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  -- How fast an institution answers companies' requests, as published and as used by the ranking: computed hourly
  -- from public_answers, so that lists needn't count. Null if there are too few answers.
  responsiveness smallint check (responsiveness >= 0 and responsiveness <= 100),
  first_answer_days numeric(6, 1) check (first_answer_days >= 0),
  answers_measured_at timestamptz,
  -- Above this amount an offer needs the approval of a second person; null: never.
  second_person_above_fen bigint check (second_person_above_fen >= 0),
  -- How fast an institution pays out, computed hourly from drawdown_times.
  drawdown_deals integer not null default 0 check (drawdown_deals >= 0),
  drawdown_days numeric(6, 1) check (drawdown_days >= 0),
  constraint licence_expires_on_is_plausible check (is_plausible_date(licence_expires_on))
);
create index on institution (status);
-- A code is unique among verified institutions; applicants may state any.
create unique index one_institution_of_code on institution (uscc) where verified_at is not null
  and status <> 'terminated';
call protect_tenant_table('institution', null, 'id');
grant insert, update on institution to longspring_app;
grant select (id, name_en, status) on institution to longspring_accounts;
create policy admin_decides on institution for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
create policy institutions_apply on institution as restrictive for insert to longspring_app
  with check ((select current_actor_kind()) = 'admin' or status = 'applied' and verified_at is null);
-- A verified institution is public, with its licence; no public page shows its contact details.
create policy published on institution for select to longspring_app using (status in ('active', 'restricted'));
create policy accounts_reads on institution for select to longspring_accounts using (true);

-- What an institution applied with, version by version. The licence of an active institution stays as verified until
-- an admin has verified the next version.
create table institution_application (
  institution_id uuid not null references institution,
  version integer not null,
  content jsonb not null,
  submitted_by uuid,
  created_at timestamptz not null default app_now(),
  primary key (institution_id, version)
);
alter table institution_application enable row level security;
alter table institution_application force row level security;
grant select, insert on institution_application to longspring_app, longspring_worker;
create policy admin_reads on institution_application for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy own on institution_application to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()));
create policy owner_and_worker on institution_application to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- A company cannot verify its own code, and a changed code is unverified again.
create function reset_code_verification()
  returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'UPDATE' and new.uscc = old.uscc then
    new.code_verified_at := old.code_verified_at;
  else
    new.code_verified_at := null;
  end if;
  return new;
end
$$;

-- An institution applies; only an admin changes its status, and its licence once verified.
create function guard_institution_status()
  returns trigger
  language plpgsql
as $$
begin
  if current_actor_kind() = 'institution' and (
    new.status is distinct from old.status
    or new.verified_at is distinct from old.verified_at
    or old.status in ('active', 'restricted', 'suspended', 'terminated') and (
      new.kind, new.licence_number, new.regulator, new.licence_scope, new.licence_expires_on, new.uscc
    ) is distinct from (
      old.kind, old.licence_number, old.regulator, old.licence_scope, old.licence_expires_on, old.uscc
    )
  ) then
    raise exception 'an institution does not verify itself' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- Whether a company fits what was shown (fitsView in app/domain/prospects/cohort.ts). Null counts as no.
create function company_fits_view(company registered_company, sector text, place text, size text, founded_after date, founded_until date,
    staff_from integer, staff_to integer, patents_from integer, patents_to integer, bits integer, has_all boolean)
  returns boolean language sql immutable parallel safe
  return (company.sector = sector or starts_with(company.sector, sector || '/'))
    and (company.district = place or starts_with(company.district, place || '/'))
    and (size is null or company.size_class = size)
    and company.founded_on > founded_after and company.founded_on <= founded_until
    and company.title_bits & bits = bits and (not has_all or company.title_bits = bits)
    and (staff_from is null or company.staff >= staff_from and company.staff < staff_to)
    and (patents_from is null or company.patents >= patents_from and company.patents < patents_to);

create function record_institution_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into market_change (mandate_id) select id from mandate where institution_id = new.id;
  return null;
end
$$;

-- Returns false if another company is verified under the code.
create function verify_company_code(company_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if current_actor_kind() is distinct from 'admin' then
    raise exception 'only the operator verifies a code' using errcode = 'insufficient_privilege';
  end if;
  update company set code_verified_at = coalesce(code_verified_at, app_clock_now()) where id = verify_company_code.company_id;
  return true;
exception when unique_violation then
  return false;
end
$$;
revoke execute on function verify_company_code from public;
grant execute on function verify_company_code to longspring_app;

create trigger guard_institution_status before update on institution for each row
  execute function guard_institution_status();
create trigger record_market_change after update of status, responsiveness, first_answer_days on institution
  for each row
  when (old.status is distinct from new.status or old.responsiveness is distinct from new.responsiveness
  or old.first_answer_days is distinct from new.first_answer_days) execute function record_institution_change();
create trigger reset_code_verification before insert or update on company
  for each row when (current_user = 'longspring_app')
  execute function reset_code_verification();
