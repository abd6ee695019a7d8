-- "No more requests from this institution": the company's own list. The institution learns of it when it asks.
create table introduction_stop (
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  stopped_by uuid,
  stopped_at timestamptz not null default now(),
  primary key (company_id, institution_id)
);
call protect_tenant_table('introduction_stop', 'company_id', null);
grant insert, delete on introduction_stop to longspring_app;

create function is_stopped(company uuid, institution uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (select from introduction_stop s where s.company_id = company and s.institution_id = institution);
