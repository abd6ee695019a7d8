-- Applications, documents and attachments.

-- What an institution works on from the consent on.
create table application (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  prospect_version integer not null,
  mandate_id uuid not null references mandate,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  status text not null check (status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered', 'closed',
      'declined', 'withdrawn', 'approved_not_accepted', 'originated')),
  status_changed_at timestamptz not null default app_now(),
  submitted_at timestamptz not null default app_now(),
  -- When the application was first complete.
  completed_at timestamptz,
  -- The deadline of the side that must act next.
  clock_from timestamptz,
  due_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  escalated_at timestamptz,
  -- Working days left for the decision while the company owes something.
  decision_days_left integer check (decision_days_left >= 0),
  reason_codes text[] not null default '{}',
  repairable boolean,
  repair text,
  note text,
  is_demonstration boolean not null default false,
  foreign key (prospect_id, prospect_version) references prospect_version,
  constraint declined_with_a_reason check (status <> 'declined' or cardinality(reason_codes) > 0),
  constraint due_at_is_plausible check (is_plausible_date(due_at)),
  constraint remind_at_is_plausible check (is_plausible_date(remind_at)),
  constraint repairable_says_how check (repairable is distinct from true or repair is not null)
);
create index on application (company_id, status_changed_at desc, id desc);
create index on application (due_at) where escalated_at is null;
create index on application (institution_id, status_changed_at desc, id desc);
create index on application (institution_id, status, due_at);
create index on application (introduction_id, number desc);
create index on application (mandate_id);
create index on application (prospect_id);
create index on application (remind_at) where reminded_at is null;
create unique index one_open_application on application (introduction_id)
  where status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered');
alter table application enable row level security;
alter table application force row level security;
grant select, insert, update on application to longspring_app, longspring_worker;
create policy admin_updates on application for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
create policy admin_reads on application for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy own on application to longspring_app
  using (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()));
create policy owner_and_worker on application to longspring_migrator, longspring_worker using (true) with check (true);

-- Documents of an organization: a company's, or an institution's as evidence in a dispute. The bytes are in the
-- document store under the file's id; the row is inserted first.
create table document (
  id uuid primary key default gen_random_uuid(),
  company_id uuid references company,
  kind text not null check (kind in ('financial_statement', 'tax_record', 'bank_statement', 'licence', 'contract',
      'ip_certificate', 'credit_report', 'articles', 'business_plan', 'other')),
  created_at timestamptz not null default app_clock_now(),
  institution_id uuid references institution,
  removed_at timestamptz,
  constraint one_owner check (num_nonnulls(company_id, institution_id) = 1)
);
create index on document (company_id, created_at desc);
create index on document (institution_id) where institution_id is not null;

-- What an institution requests to complete an application, and the company's answer.
create table application_item (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  code text not null,
  words text,
  due_on date not null,
  status text not null default 'requested' check (status in ('requested', 'provided', 'waived')),
  requested_by uuid,
  requested_at timestamptz not null default app_clock_now(),
  note text,
  note_masked text[] not null default '{}',
  settled_by uuid,
  settled_at timestamptz,
  -- An item is provided with a clean file, or with the company's reason why there is none. `document_id` is the
  -- file's document, disclosed on the introduction like any other; `no_file_reason` is masked as `note` was
  -- (`note_masked`). `note` is no longer written.
  document_id uuid references document,
  no_file_reason text check (char_length(no_file_reason) >= 1 and char_length(no_file_reason) <= 600),
  constraint due_on_is_plausible check (is_plausible_date(due_on)),
  constraint provided_with_file_or_reason check (num_nonnulls(document_id, no_file_reason) = case status
    when 'provided' then 1 else 0 end)
);
create index on application_item (application_id, requested_at, id);
create index on application_item (company_id) where status = 'requested';
alter table application_item enable row level security;
alter table application_item force row level security;
grant select, insert, update (status, note, note_masked, settled_by, settled_at, document_id,
  no_file_reason) on application_item to longspring_app;
grant select, update (status, settled_by, settled_at, document_id) on application_item to longspring_worker;
create policy company_provides on application_item for update to longspring_app
  using (company_id = (select current_organization_id()) and is_consented(introduction_id))
  with check (
    company_id = (select current_organization_id())
    and status = 'provided'
    and (
      document_id is null
      or exists (
        select from document d
        where d.id = application_item.document_id and d.company_id = application_item.company_id
      )
    )
  );
create policy company_reads on application_item for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy institution_reads on application_item for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
create policy institution_waives on application_item for update to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id))
  with check (institution_id = (select current_organization_id()) and status = 'waived');
create policy owner_and_worker on application_item to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy party_adds on application_item for insert to longspring_app
  with check (
    ((select current_organization_id()) = company_id or (select current_organization_id()) = institution_id)
    and is_consented(introduction_id)
    and exists (
      select from application a
      where a.id = application_item.application_id
        and a.introduction_id = application_item.introduction_id
        and a.company_id = application_item.company_id
        and a.institution_id = application_item.institution_id
    )
  );

-- What the institution received: the version as disclosed by the consent at that time. No role may update or delete
-- it.
create table application_snapshot (
  application_id uuid primary key references application,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  field_groups text[] not null,
  content jsonb not null,
  taken_at timestamptz not null default app_clock_now()
);
create index on application_snapshot (introduction_id);
alter table application_snapshot enable row level security;
alter table application_snapshot force row level security;
grant select on application_snapshot to longspring_worker;
grant select (application_id, introduction_id, company_id, institution_id, field_groups,
  taken_at) on application_snapshot to longspring_app;
create policy company_reads on application_snapshot for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy institution_reads on application_snapshot for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
create policy owner_and_worker on application_snapshot to longspring_migrator, longspring_worker
  using (true)
  with check (true);

alter table document enable row level security;
alter table document force row level security;
grant select, insert, update (removed_at) on document to longspring_app;
grant select on document to longspring_worker;
create policy company_reads on document for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy company_removes on document for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy company_writes on document for insert to longspring_app
  with check (company_id = (select current_organization_id()) and (select current_actor_kind()) = 'company');
create policy institution_reads on document for select to longspring_app
  using (institution_id = (select current_organization_id()));
create policy institution_writes on document for insert to longspring_app
  with check (institution_id = (select current_organization_id()) and (select current_actor_kind()) = 'institution');
create policy owner_and_worker on document to longspring_migrator, longspring_worker using (true) with check (true);

create table document_request (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  kind text not null,
  words text not null check (char_length(words) >= 1 and char_length(words) <= 500),
  due_on date not null,
  status text not null default 'requested' check (status in ('requested', 'answered', 'withdrawn')),
  requested_by uuid not null,
  requested_at timestamptz not null default app_clock_now(),
  document_id uuid references document,
  answered_at timestamptz,
  constraint due_on_is_plausible check (is_plausible_date(due_on))
);
create index on document_request (company_id) where status = 'requested';
create index on document_request (introduction_id, requested_at desc);

create table document_file (
  id uuid primary key default gen_random_uuid(),
  company_id uuid references company,
  -- Set when the upload is complete: an abandoned upload leaves no document.
  document_id uuid references document,
  version integer check (version > 0),
  replaces_document_id uuid references document,
  request_id uuid references document_request,
  kind text not null,
  name text not null check (char_length(name) >= 1 and char_length(name) <= 200),
  media_type text,
  size_bytes bigint not null check (size_bytes > 0),
  received_bytes bigint not null default 0,
  sha256 text,
  status text not null default 'uploading' check (status in ('uploading', 'pending', 'clean', 'refused', 'removed')),
  uploaded_by uuid not null,
  begun_at timestamptz not null default app_clock_now(),
  touched_at timestamptz not null default app_clock_now(),
  sealed_at timestamptz,
  scanned_at timestamptz,
  institution_id uuid references institution,
  removed_at timestamptz,
  removed_by uuid,
  -- Each piece of a file is stored under a key of its own that is never written again; the row lists the keys in
  -- order. `claimed_key` is the key that the next piece is written to: a later claim replaces it, and only the piece
  -- that holds the claim counts.
  piece_keys text[] not null default '{}',
  claimed_key text,
  application_item_id uuid references application_item,
  unique (document_id, version),
  constraint one_owner check (num_nonnulls(company_id, institution_id) = 1),
  constraint received_within_size check (received_bytes >= 0 and received_bytes <= size_bytes),
  constraint removed_by_somebody check ((status = 'removed') = (removed_at is not null)
    and (removed_at is null) = (removed_by is null)),
  constraint sealed_is_complete check (status = 'uploading' or document_id is not null and version is not null
    and sha256 is not null and media_type is not null and received_bytes = size_bytes)
);
create index on document_file (application_item_id) where application_item_id is not null;
create index on document_file (company_id, status);
create index on document_file (institution_id, status) where institution_id is not null;
create index on document_file (request_id) where request_id is not null;
create index on document_file (touched_at) where status = 'uploading';
alter table document_file enable row level security;
alter table document_file force row level security;
grant select, insert, update (document_id, version, media_type, size_bytes, received_bytes, sha256, status, touched_at,
  sealed_at, scanned_at, removed_at, removed_by, piece_keys, claimed_key), delete on document_file to longspring_app;
grant select, update (document_id, version, media_type, size_bytes, received_bytes, sha256, status, touched_at,
  sealed_at, scanned_at), delete on document_file to longspring_worker;
create policy company_updates on document_file for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy company_reads on document_file for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy company_deletes_upload on document_file for delete to longspring_app
  using (company_id = (select current_organization_id()) and status = 'uploading');
create policy company_writes on document_file for insert to longspring_app
  with check (company_id = (select current_organization_id()) and (select current_actor_kind()) = 'company');
create policy institution_updates on document_file for update to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()));
create policy institution_reads on document_file for select to longspring_app
  using (institution_id = (select current_organization_id()));
create policy institution_deletes_upload on document_file for delete to longspring_app
  using (institution_id = (select current_organization_id()) and status = 'uploading');
create policy institution_writes on document_file for insert to longspring_app
  with check (institution_id = (select current_organization_id()) and (select current_actor_kind()) = 'institution');
create policy owner_and_worker on document_file to longspring_migrator, longspring_worker
  using (true)
  with check (true);

alter table document_request enable row level security;
alter table document_request force row level security;
grant select, insert, update (status, document_id, answered_at) on document_request to longspring_app;
grant select, update (status, document_id, answered_at) on document_request to longspring_worker;
create policy company_answers on document_request for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy company_reads on document_request for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy institution_reads on document_request for select to longspring_app
  using (institution_id = (select current_organization_id()));
create policy institution_requests on document_request for insert to longspring_app
  with check (
    institution_id = (select current_organization_id())
    and requested_by = (select current_user_id())
    and is_consented(introduction_id)
    and exists (
      select from introduction i
      where i.id = document_request.introduction_id
        and i.company_id = document_request.company_id
        and i.institution_id = document_request.institution_id
    )
  );
create policy institution_withdraws on document_request for update to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()) and status = 'withdrawn');
create policy owner_and_worker on document_request to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- Who opened which file when. Append-only; read by the company.
create table document_opening (
  id bigint primary key generated always as identity,
  file_id uuid not null references document_file,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  user_id uuid not null,
  opened_at timestamptz not null default app_clock_now()
);
create index on document_opening (company_id, opened_at desc);
create index on document_opening (file_id);
alter table document_opening enable row level security;
alter table document_opening force row level security;
grant select, insert on document_opening to longspring_app;
grant select on document_opening to longspring_worker;
create policy company_reads on document_opening for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy owner_and_worker on document_opening to longspring_migrator, longspring_worker
  using (true)
  with check (true);

create table introduction_document (
  introduction_id uuid not null references introduction,
  document_id uuid not null references document,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  opened_by uuid not null,
  opened_at timestamptz not null default app_clock_now(),
  closed_at timestamptz,
  primary key (introduction_id, document_id)
);
create index on introduction_document (document_id);
create index on introduction_document (institution_id);
alter table introduction_document enable row level security;
alter table introduction_document force row level security;
grant select, insert, update (opened_by, opened_at, closed_at) on introduction_document to longspring_app,
  longspring_worker;
create policy company_updates on introduction_document for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));
create policy company_reads on introduction_document for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy company_writes on introduction_document for insert to longspring_app
  with check (company_id = (select current_organization_id()) and (select current_actor_kind()) = 'company');
create policy disclosed_to_institution on introduction_document for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented_for(introduction_id, 'documents'));
create policy owner_and_worker on introduction_document to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- A file attached to a message. It belongs to the conversation, not to the company's documents: it has no versions
-- and is disclosed nowhere else. The row is inserted before the first byte; the bytes are in the document store under
-- its id.
create table attachment (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  -- The message it belongs to; null during the upload.
  message_id bigint unique references message,
  sent_by text not null check (sent_by in ('company', 'institution')),
  user_id uuid not null,
  name text not null check (char_length(name) >= 1 and char_length(name) <= 300),
  media_type text,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text,
  status text not null default 'uploading' check (status in ('uploading', 'pending', 'clean', 'refused')),
  begun_at timestamptz not null default app_clock_now(),
  touched_at timestamptz not null default app_clock_now(),
  scanned_at timestamptz,
  piece_keys text[] not null default '{}',
  constraint sent_is_complete check (status = 'uploading' or message_id is not null and sha256 is not null
    and media_type is not null)
);
create index on attachment (company_id);
create index on attachment (institution_id);
create index on attachment (introduction_id, begun_at desc);
create index on attachment (touched_at) where status = 'uploading';
alter table attachment enable row level security;
alter table attachment force row level security;
grant select, insert, update (message_id, media_type, size_bytes, sha256, status, touched_at, scanned_at, piece_keys),
  delete on attachment to longspring_app;
grant select, update (status, scanned_at), delete on attachment to longspring_worker;
-- Each side reads its own attachments, and clean ones of the other: an institution while the consent is in force, and
-- the company's only while it includes documents.
create policy company_reads on attachment for select to longspring_app
  using (company_id = (select current_organization_id()) and (sent_by = 'company' or status = 'clean'));
create policy institution_reads on attachment for select to longspring_app
  using (
    institution_id = (select current_organization_id())
    and is_consented(introduction_id)
    and (sent_by = 'institution' or status = 'clean' and is_consented_for(introduction_id, 'documents'))
  );
create policy owner_and_worker on attachment to longspring_migrator, longspring_worker using (true) with check (true);
create policy party_sends on attachment for insert to longspring_app
  with check (
    sent_by = (select current_actor_kind())
    and user_id = (select current_user_id())
    and case sent_by when 'company' then company_id else institution_id end = (select current_organization_id())
    and status = 'uploading'
    and is_consented(introduction_id)
    and (sent_by = 'institution' or is_consented_for(introduction_id, 'documents'))
    and exists (
      select from introduction i
      where i.id = attachment.introduction_id
        and i.company_id = attachment.company_id
        and i.institution_id = attachment.institution_id
        and i.status in ('consented', 'converted')
    )
  );
create policy sender_completes_upload on attachment for update to longspring_app
  using (
    status = 'uploading'
    and sent_by = (select current_actor_kind())
    and case sent_by when 'company' then company_id else institution_id end = (select current_organization_id())
  )
  with check (status in ('uploading', 'pending', 'clean') and sent_by = (select current_actor_kind()));
create policy sender_deletes_upload on attachment for delete to longspring_app
  using (
    status = 'uploading'
    and sent_by = (select current_actor_kind())
    and case sent_by when 'company' then company_id else institution_id end = (select current_organization_id())
  );

-- Who of the other side opened which attachment when. Append-only.
create table attachment_opening (
  id bigint primary key generated always as identity,
  attachment_id uuid not null references attachment,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  opened_by text not null check (opened_by in ('company', 'institution')),
  user_id uuid not null,
  opened_at timestamptz not null default app_clock_now()
);
create index on attachment_opening (attachment_id);
create index on attachment_opening (introduction_id, opened_at desc);
alter table attachment_opening enable row level security;
alter table attachment_opening force row level security;
grant select, insert on attachment_opening to longspring_app;
grant select on attachment_opening to longspring_worker;
create policy company_reads on attachment_opening for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy institution_reads on attachment_opening for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
create policy other_side_opens on attachment_opening for insert to longspring_app
  with check (
    opened_by = (select current_actor_kind())
    and user_id = (select current_user_id())
    and case opened_by when 'company' then company_id else institution_id end = (select current_organization_id())
    and exists (
      select from attachment a
      where a.id = attachment_opening.attachment_id
        and a.sent_by <> attachment_opening.opened_by
        and a.status = 'clean'
        and a.introduction_id = attachment_opening.introduction_id
        and a.company_id = attachment_opening.company_id
        and a.institution_id = attachment_opening.institution_id
    )
  );
create policy owner_and_worker on attachment_opening to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- Who of an institution's people is responsible for a company, from the first request to the payment: internal to the
-- institution.
create table pipeline_owner (
  introduction_id uuid primary key references introduction,
  institution_id uuid not null references institution,
  user_id uuid not null references accounts."user" on delete cascade,
  assigned_by uuid,
  assigned_at timestamptz not null default app_now()
);
create index on pipeline_owner (institution_id, user_id);
alter table pipeline_owner enable row level security;
alter table pipeline_owner force row level security;
grant select, insert, update, delete on pipeline_owner to longspring_app;
grant select on pipeline_owner to longspring_worker;
create policy own on pipeline_owner to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (
    institution_id = (select current_organization_id())
    and exists (
      select from introduction i
      where i.id = pipeline_owner.introduction_id and i.institution_id = pipeline_owner.institution_id
    )
    and exists (
      select from accounts.member m
      where m.organization_id = pipeline_owner.institution_id
        and m.user_id = pipeline_owner.user_id
        and m.role in ('owner', 'member')
    )
  );
create policy owner_and_worker on pipeline_owner to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- The content of an application: the version it was submitted with, as disclosed by the consent in force. Groups
-- added to the consent later are included, groups removed are not. After the consent has ended the company still
-- reads what was given.
create function application_content(of_application uuid) returns table (field_groups text[], content jsonb, taken_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select coalesce(c.field_groups, s.field_groups), disclosed_content(v.content, coalesce(c.field_groups, s.field_groups)), s.taken_at
  from application a
  join application_snapshot s on s.application_id = a.id
  join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version
  left join consent c on c.introduction_id = a.introduction_id and c.revoked_at is null and c.expires_at > app_now()
  where a.id = of_application
    and (a.company_id = current_organization_id() or (a.institution_id = current_organization_id() and c.id is not null));
end;
revoke execute on function application_content from public;
grant execute on function application_content to longspring_app;

-- Whether a document is disclosed to the acting institution: on one of its introductions, under a consent that
-- includes documents.
create function is_document_disclosed(document uuid) returns boolean
  language sql stable cost 5000
  return exists (
    select from introduction_document d
    where d.document_id = document and d.institution_id = current_organization_id() and d.closed_at is null
      and is_consented_for(d.introduction_id, 'documents')
  );

-- A file never changes after it was inspected, whoever asks.
create function reject_sealed_file_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'a sealed file is not written again' using errcode = 'check_violation';
end
$$;

-- Stores what the consent in force discloses of the application's version, for either side.
create function take_snapshot(of_application uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into application_snapshot (application_id, introduction_id, company_id, institution_id, field_groups, content)
  select a.id, a.introduction_id, a.company_id, a.institution_id, c.field_groups, disclosed_content(v.content, c.field_groups)
  from application a
  join consent c on c.introduction_id = a.introduction_id and c.revoked_at is null and c.expires_at > app_now()
  join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version
  where a.id = of_application and current_organization_id() in (a.company_id, a.institution_id);
end;
revoke execute on function take_snapshot from public;
grant execute on function take_snapshot to longspring_app;

-- Notifies open pages of both sides that an attachment has been scanned.
create function notify_attachment_change() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('messages_changed', new.company_id || ' ' || new.institution_id);
  return null;
end
$$;

create trigger reject_sealed_file_change before update on document_file for each row when (old.sha256 is not null
  and (old.sha256 is distinct from new.sha256 or old.piece_keys is distinct from new.piece_keys
  or old.size_bytes is distinct from new.size_bytes or old.media_type is distinct from new.media_type))
  execute function reject_sealed_file_change();
create trigger reject_sealed_file_change before update on attachment for each row when (old.sha256 is not null
  and (old.sha256 is distinct from new.sha256 or old.piece_keys is distinct from new.piece_keys
  or old.size_bytes is distinct from new.size_bytes or old.media_type is distinct from new.media_type))
  execute function reject_sealed_file_change();
create trigger notify_attachment_scanned after update of status on attachment for each row when (old.status = 'pending')
  execute function notify_attachment_change();

create policy disclosed_to_institution on document_file for select to longspring_app
  using (status = 'clean' and is_document_disclosed(document_id));
create policy disclosed_to_institution on document for select to longspring_app using (is_document_disclosed(id));
create policy institution_opens on document_opening for insert to longspring_app
  with check (
    institution_id = (select current_organization_id())
    and user_id = (select current_user_id())
    and exists (
      select from document_file f join introduction_document d on d.document_id = f.document_id
      where f.id = document_opening.file_id
        and f.company_id = document_opening.company_id
        and d.closed_at is null
        and d.introduction_id = document_opening.introduction_id
        and d.institution_id = document_opening.institution_id
    )
  );
