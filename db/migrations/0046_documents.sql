-- A company's documents. The bytes lie in the store under the file's id; the row comes first and says how far it is.
create table document (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references company,
  kind text not null check (kind in (
    'financial_statement', 'tax_record', 'bank_statement', 'licence', 'contract', 'ip_certificate',
    'credit_report', 'articles', 'business_plan', 'other')),
  created_at timestamptz not null default clock_timestamp()
);
create index on document (company_id, created_at desc);

create table introduction_document (
  introduction_id uuid not null references introduction,
  document_id uuid not null references document,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  opened_by uuid not null,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  primary key (introduction_id, document_id)
);
create index on introduction_document (document_id);
create index on introduction_document (institution_id);

create table document_request (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  kind text not null,
  words text not null check (char_length(words) between 1 and 500),
  due_on date not null,
  status text not null default 'requested' check (status in ('requested', 'answered', 'withdrawn')),
  requested_by uuid not null,
  requested_at timestamptz not null default clock_timestamp(),
  document_id uuid references document,
  answered_at timestamptz
);
create index on document_request (introduction_id, requested_at desc);
create index on document_request (company_id) where status = 'requested';

create table document_file (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references company,
  -- Both are given when the file is sealed: an upload that never ends leaves no document behind.
  document_id uuid references document,
  version integer check (version > 0),
  replaces_document_id uuid references document,
  request_id uuid references document_request,
  kind text not null,
  name text not null check (char_length(name) between 1 and 200),
  media_type text,
  size_bytes bigint not null check (size_bytes > 0),
  received_bytes bigint not null default 0,
  sha256 text,
  status text not null default 'uploading' check (status in ('uploading', 'pending', 'clean', 'refused')),
  uploaded_by uuid not null,
  begun_at timestamptz not null default clock_timestamp(),
  touched_at timestamptz not null default clock_timestamp(),
  sealed_at timestamptz,
  scanned_at timestamptz,
  constraint received_within_size check (received_bytes between 0 and size_bytes),
  constraint sealed_is_whole check (
    status = 'uploading' or (document_id is not null and version is not null and sha256 is not null
      and media_type is not null and received_bytes = size_bytes)),
  unique (document_id, version)
);
create index on document_file (company_id, status);
create index on document_file (touched_at) where status = 'uploading';
create index on document_file (request_id) where request_id is not null;

-- Who opened which file when. Appended to, for the company to read.
create table document_opening (
  id bigint generated always as identity primary key,
  file_id uuid not null references document_file,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  user_id uuid not null,
  opened_at timestamptz not null default clock_timestamp()
);
create index on document_opening (company_id, opened_at desc);
create index on document_opening (file_id);

-- Whether the consent on an introduction that is in force opens a group of fields, by the database's clock.
create function is_consented_for(introduction uuid, field_group text) returns boolean
  language sql stable
  return exists (
    select from consent c
    where c.introduction_id = introduction and c.revoked_at is null and c.expires_at > now()
      and field_group = any (c.field_groups)
  );

-- Whether a document is open to whoever acts: by its name on one of their introductions, under a consent for documents.
create function is_document_open(document uuid) returns boolean
  language sql stable
  return exists (
    select from introduction_document d
    where d.document_id = document and d.institution_id = current_organization_id() and d.closed_at is null
      and is_consented_for(d.introduction_id, 'documents')
  );

do $$
declare
  part text;
begin
  foreach part in array array['document', 'document_file', 'introduction_document', 'document_request', 'document_opening'] loop
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format('create policy owner_and_worker on %I to longspring_migrator, longspring_worker using (true) with check (true)', part);
    execute format('create policy company_reads on %I for select to longspring_app using (company_id = (select current_organization_id()))', part);
    execute format('grant select on %I to longspring_app, longspring_worker', part);
  end loop;
  foreach part in array array['document', 'document_file', 'introduction_document'] loop
    execute format('create policy company_writes on %I for insert to longspring_app with check (
      company_id = (select current_organization_id()) and (select current_actor_kind()) = ''company'')', part);
  end loop;
end
$$;

grant insert on document, document_file, introduction_document, document_request, document_opening to longspring_app;
grant update (opened_by, opened_at, closed_at) on introduction_document to longspring_app;
grant update (status, document_id, answered_at) on document_request to longspring_app, longspring_worker;
grant update (document_id, version, media_type, size_bytes, received_bytes, sha256, status, touched_at, sealed_at, scanned_at)
  on document_file to longspring_app, longspring_worker;
-- What was never finished, or was refused while it came, leaves nothing.
grant delete on document_file to longspring_app, longspring_worker;
grant insert on introduction_document to longspring_worker;
grant update (opened_by, opened_at, closed_at) on introduction_document to longspring_worker;

create policy company_moves on document_file for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy company_takes_back on document_file for delete to longspring_app
  using (company_id = (select current_organization_id()) and status = 'uploading');
create policy company_moves on introduction_document for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy company_answers on document_request for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));

create policy open_to_institution on introduction_document for select to longspring_app using (
  institution_id = (select current_organization_id()) and is_consented_for(introduction_id, 'documents'));
create policy open_to_institution on document for select to longspring_app using (is_document_open(id));
create policy open_to_institution on document_file for select to longspring_app using (
  status = 'clean' and is_document_open(document_id));

create policy institution_reads on document_request for select to longspring_app
  using (institution_id = (select current_organization_id()));
create policy institution_requests on document_request for insert to longspring_app with check (
  institution_id = (select current_organization_id())
  and requested_by = (select current_user_id())
  and is_consented(introduction_id)
  and exists (
    select from introduction i
    where i.id = introduction_id and i.company_id = document_request.company_id
      and i.institution_id = document_request.institution_id
  )
);
create policy institution_withdraws on document_request for update to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()) and status = 'withdrawn');

create policy institution_opens on document_opening for insert to longspring_app with check (
  institution_id = (select current_organization_id())
  and user_id = (select current_user_id())
  and exists (
    select from document_file f
    join introduction_document d on d.document_id = f.document_id
    where f.id = file_id and f.company_id = document_opening.company_id and d.closed_at is null
      and d.introduction_id = document_opening.introduction_id and d.institution_id = document_opening.institution_id
  )
);
