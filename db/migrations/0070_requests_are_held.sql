-- "No requests from anybody, for now": one click of a company, beside its list of institutions that may not ask.
create table introduction_hold (
  company_id uuid primary key references company,
  held_by uuid not null,
  held_at timestamptz not null default clock_timestamp()
);
call protect_tenant_table('introduction_hold', 'company_id', null);
grant insert, delete on introduction_hold to longspring_app;

create or replace function is_stopped(company uuid, institution uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (select from introduction_stop s where s.company_id = company and s.institution_id = institution)
    or exists (select from introduction_hold h where h.company_id = company);

-- An institution's own open requests, for its fair use.
create index on introduction (institution_id) where requested_by = 'institution' and status in ('requested', 'consent_pending', 'consented');
