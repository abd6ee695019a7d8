-- A document is an organization's: a company's, in its room; or an institution's, which has none but what it lays before
-- an admin.
alter table document
  alter column company_id drop not null,
  add column institution_id uuid references institution,
  add constraint one_owner check (num_nonnulls(company_id, institution_id) = 1);
alter table document_file
  alter column company_id drop not null,
  add column institution_id uuid references institution,
  add constraint one_owner check (num_nonnulls(company_id, institution_id) = 1);
create index on document (institution_id) where institution_id is not null;
create index on document_file (institution_id, status) where institution_id is not null;
do $$
declare
  part text;
begin
  foreach part in array array['document', 'document_file'] loop
    execute format('create policy institution_reads on %I for select to longspring_app using (institution_id = (select current_organization_id()))', part);
    execute format('create policy institution_writes on %I for insert to longspring_app with check (
      institution_id = (select current_organization_id()) and (select current_actor_kind()) = ''institution'')', part);
  end loop;
end
$$;
create policy institution_moves on document_file for update to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()));
create policy institution_takes_back on document_file for delete to longspring_app
  using (institution_id = (select current_organization_id()) and status = 'uploading');

-- What each side shows. Appended to: what was laid before an admin stays there as it was.
create table dispute_evidence (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  party text not null check (party in ('company', 'institution')),
  file_id uuid not null references document_file,
  added_by uuid not null,
  added_at timestamptz not null default clock_timestamp(),
  unique (dispute_id, file_id)
);
create index on dispute_evidence (file_id);
create index on dispute_evidence (company_id);
create index on dispute_evidence (institution_id);

-- Who opened which of it when, for both sides and the admin to read.
create table dispute_evidence_opening (
  id bigint generated always as identity primary key,
  evidence_id uuid not null references dispute_evidence,
  dispute_id uuid not null references dispute,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  party text not null check (party in ('company', 'institution', 'admin')),
  user_id uuid not null,
  opened_at timestamptz not null default clock_timestamp()
);
create index on dispute_evidence_opening (evidence_id);
create index on dispute_evidence_opening (dispute_id);
create index on dispute_evidence_opening (company_id);
create index on dispute_evidence_opening (institution_id);

do $$
declare
  part text;
begin
  foreach part in array array['dispute_evidence', 'dispute_evidence_opening'] loop
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format('create policy owner_and_worker on %I to longspring_migrator, longspring_worker using (true) with check (true)', part);
    execute format('create policy parties_read on %I for select to longspring_app
      using ((select current_organization_id()) in (company_id, institution_id))', part);
    execute format('create policy admin_reads on %I for select to longspring_app using ((select current_actor_kind()) = ''admin'')', part);
    execute format('grant select, insert on %I to longspring_app', part);
    execute format('grant select, insert on %I to longspring_worker', part);
  end loop;
end
$$;
-- Asked by a function, so that the two tables' policies don't ask each other without end.
create function is_own_file(file uuid) returns boolean
  language sql stable
  return exists (
    select from document_file f where f.id = file and (select current_organization_id()) in (f.company_id, f.institution_id)
  );
create policy own_file_is_shown on dispute_evidence for insert to longspring_app with check (
  party = (select current_actor_kind()) and added_by = (select current_user_id())
  and case party when 'company' then company_id else institution_id end = (select current_organization_id())
  and exists (
    select from dispute d
    where d.id = dispute_id and d.company_id = dispute_evidence.company_id
      and d.institution_id = dispute_evidence.institution_id and d.status in ('opened', 'answered')
  )
  and is_own_file(file_id)
);
create policy opening_is_kept on dispute_evidence_opening for insert to longspring_app with check (
  party = (select current_actor_kind()) and user_id = (select current_user_id())
  and exists (
    select from dispute_evidence e
    where e.id = evidence_id and e.dispute_id = dispute_evidence_opening.dispute_id
      and e.company_id = dispute_evidence_opening.company_id and e.institution_id = dispute_evidence_opening.institution_id
  )
);
-- To both sides and the admin, by its name in a dispute and under no other consent.
create policy shown_in_a_dispute on document_file for select to longspring_app using (
  status = 'clean' and exists (select from dispute_evidence e where e.file_id = document_file.id)
);
