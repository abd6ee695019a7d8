create table introduction (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  prospect_id uuid not null references prospect,
  prospect_version integer not null,
  mandate_id uuid not null references mandate,
  mandate_version integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  requested_by text not null check (requested_by in ('company', 'institution')),
  status text not null check (status in (
    'requested', 'consent_pending', 'consented', 'converted', 'declined_by_company', 'declined_by_institution', 'lapsed', 'revoked')),
  message text,
  purpose text,
  fit_score smallint,
  proposed_consent jsonb,
  reason_code text,
  note text,
  requested_by_user uuid,
  requested_at timestamptz not null default now(),
  answer_by timestamptz,
  answered_at timestamptz,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default now(),
  foreign key (prospect_id, prospect_version) references prospect_version
);
-- One open introduction for each prospect and institution, whatever races.
create unique index one_open_introduction on introduction (prospect_id, institution_id)
  where status in ('requested', 'consent_pending', 'consented', 'converted');
create index on introduction (company_id, status, requested_at desc);
create index on introduction (institution_id, status, requested_at desc);
create index on introduction (mandate_id) where status in ('requested', 'consent_pending', 'consented');
create index on introduction (answer_by) where status in ('requested', 'consent_pending');

create table consent (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  field_groups text[] not null check (cardinality(field_groups) > 0),
  purpose text not null,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid
);
create unique index one_standing_consent on consent (introduction_id) where revoked_at is null;
create index on consent (company_id, institution_id);
create index on consent (institution_id);

create table disclosure (
  id bigint generated always as identity primary key,
  consent_id uuid references consent,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  user_id uuid,
  field_groups text[] not null,
  outcome text not null check (outcome in ('shown', 'refused')),
  at timestamptz not null default clock_timestamp()
);
create index on disclosure (company_id, at desc);
create index on disclosure (introduction_id, at desc);

call protect_tenant_table('introduction', 'company_id', 'institution_id');
call protect_tenant_table('consent', 'company_id', null);
call protect_tenant_table('disclosure', 'company_id', 'institution_id');
grant insert, update on introduction, consent to longspring_app;
grant insert on disclosure to longspring_app;
revoke update, delete on disclosure from longspring_worker;

create policy granted_to_institution on consent for select to longspring_app
  using (institution_id = (select current_organization_id()));
-- Accepting an introduction that a company asked for puts the consent that it proposed in force, word for word.
create policy institution_accepts on consent for insert to longspring_app with check (
  institution_id = (select current_organization_id())
  and exists (
    select from introduction i
    where i.id = introduction_id and i.requested_by = 'company' and i.company_id = consent.company_id
      and i.institution_id = consent.institution_id
      and i.proposed_consent -> 'fieldGroups' = to_jsonb(consent.field_groups)
  )
);

-- An institution that walks away gives its access back; it can end a consent, never widen or renew one.
create policy institution_gives_back on consent for update to longspring_app
  using (institution_id = (select current_organization_id()) and revoked_at is null)
  with check (institution_id = (select current_organization_id()) and revoked_at is not null);

-- The one answer to "may this institution see this company's X now?", asked by the policies below.
create function has_consent(company uuid, field_group text) returns boolean
  language sql stable
  return exists (
    select from consent
    where consent.company_id = company
      and consent.institution_id = (select current_organization_id())
      and consent.revoked_at is null
      and consent.expires_at > now()
      and field_group = any (consent.field_groups)
  );

create policy consented on company for select to longspring_app using (has_consent(id, 'identity'));
create policy consented on company_figures for select to longspring_app using (has_consent(company_id, 'figures'));
create policy consented on company_right for select to longspring_app using (has_consent(company_id, 'ip_and_recognitions'));
create policy consented on company_recognition for select to longspring_app using (has_consent(company_id, 'ip_and_recognitions'));
create policy consented on prospect_version for select to longspring_app using (
  exists (
    select from introduction i
    join consent c on c.introduction_id = i.id
    where i.prospect_id = prospect_version.prospect_id and i.prospect_version = prospect_version.version
      and i.institution_id = (select current_organization_id())
      and c.revoked_at is null and c.expires_at > now()
  )
);

-- Capacity crosses tenants: a company must learn whether a mandate still has room, not whose introductions fill it.
create function open_introductions(of_mandate uuid) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  return (select count(*) from introduction where mandate_id = of_mandate and status in ('requested', 'consent_pending', 'consented'));
