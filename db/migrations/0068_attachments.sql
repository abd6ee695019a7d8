-- A file that goes with a message. It is the thread's, not of the company's documents: no versions, opened nowhere else.
-- The row comes before its first byte; the bytes lie in the store of documents under its id.
create table attachment (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  -- The message that it goes with; none while it is on its way.
  message_id bigint unique references message,
  sent_by text not null check (sent_by in ('company', 'institution')),
  user_id uuid not null,
  name text not null check (char_length(name) between 1 and 300),
  media_type text,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text,
  status text not null default 'uploading' check (status in ('uploading', 'pending', 'clean', 'refused')),
  begun_at timestamptz not null default clock_timestamp(),
  touched_at timestamptz not null default clock_timestamp(),
  scanned_at timestamptz,
  constraint sent_is_whole check (
    status = 'uploading' or (message_id is not null and sha256 is not null and media_type is not null))
);
create index on attachment (introduction_id, begun_at desc);
create index on attachment (touched_at) where status = 'uploading';
create index on attachment (company_id);
create index on attachment (institution_id);

-- Who of the other side opened which attachment when. Appended to.
create table attachment_opening (
  id bigint generated always as identity primary key,
  attachment_id uuid not null references attachment,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  opened_by text not null check (opened_by in ('company', 'institution')),
  user_id uuid not null,
  opened_at timestamptz not null default clock_timestamp()
);
create index on attachment_opening (introduction_id, opened_at desc);
create index on attachment_opening (attachment_id);

do $$
declare
  part text;
begin
  foreach part in array array['attachment', 'attachment_opening'] loop
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format('create policy owner_and_worker on %I to longspring_migrator, longspring_worker using (true) with check (true)', part);
    execute format('grant select, insert on %I to longspring_app', part);
    execute format('grant select on %I to longspring_worker', part);
  end loop;
end
$$;

-- Each side its own; of the other's what is clean: an institution as long as the consent is in force, and a company's as
-- long as it names documents.
create policy company_reads on attachment for select to longspring_app using (
  company_id = (select current_organization_id()) and (sent_by = 'company' or status = 'clean'));
create policy institution_reads on attachment for select to longspring_app using (
  institution_id = (select current_organization_id()) and is_consented(introduction_id)
  and (sent_by = 'institution' or (status = 'clean' and is_consented_for(introduction_id, 'documents'))));
create policy party_sends on attachment for insert to longspring_app with check (
  sent_by = (select current_actor_kind())
  and user_id = (select current_user_id())
  and case sent_by when 'company' then company_id else institution_id end = (select current_organization_id())
  and status = 'uploading'
  and is_consented(introduction_id) and (sent_by = 'institution' or is_consented_for(introduction_id, 'documents'))
  and exists (
    select from introduction i
    where i.id = introduction_id and i.company_id = attachment.company_id and i.institution_id = attachment.institution_id
      and i.status in ('consented', 'converted')
  )
);
create policy sender_seals on attachment for update to longspring_app
  using (status = 'uploading' and sent_by = (select current_actor_kind())
    and case sent_by when 'company' then company_id else institution_id end = (select current_organization_id()))
  with check (status in ('uploading', 'pending', 'clean') and sent_by = (select current_actor_kind()));
create policy sender_takes_back on attachment for delete to longspring_app
  using (status = 'uploading' and sent_by = (select current_actor_kind())
    and case sent_by when 'company' then company_id else institution_id end = (select current_organization_id()));
grant update (message_id, media_type, size_bytes, sha256, status, touched_at, scanned_at) on attachment to longspring_app;
grant update (status, scanned_at) on attachment to longspring_worker;
grant delete on attachment to longspring_app, longspring_worker;

create policy company_reads on attachment_opening for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy institution_reads on attachment_opening for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
create policy other_side_opens on attachment_opening for insert to longspring_app with check (
  opened_by = (select current_actor_kind())
  and user_id = (select current_user_id())
  and case opened_by when 'company' then company_id else institution_id end = (select current_organization_id())
  and exists (
    select from attachment a
    where a.id = attachment_id and a.sent_by <> opened_by and a.status = 'clean'
      and a.introduction_id = attachment_opening.introduction_id
      and a.company_id = attachment_opening.company_id and a.institution_id = attachment_opening.institution_id
  )
);

-- That one has been looked at, both sides' open pages are told.
create function tell_changed_attachment() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('messages_changed', new.company_id || ' ' || new.institution_id);
  return null;
end
$$;
create trigger tell_looked_at after update of status on attachment for each row
  when (old.status = 'pending') execute function tell_changed_attachment();
