-- A company removes a document, or an old version of one. The row stays, with its name and its fingerprint: who opened it
-- when is for good. The bytes are removed by a job.
alter table document_file drop constraint document_file_status_check;
alter table document_file add constraint document_file_status_check
  check (status in ('uploading', 'pending', 'clean', 'refused', 'removed'));
alter table document_file add column removed_at timestamptz, add column removed_by uuid;
alter table document_file add constraint removed_by_somebody check (
  (status = 'removed') = (removed_at is not null) and (removed_at is null) = (removed_by is null));
alter table document add column removed_at timestamptz;
grant update (removed_at, removed_by) on document_file to longspring_app;
grant update (removed_at) on document to longspring_app;
create policy company_removes on document for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()));

-- Whether somebody decides by a document now: it stands open, under a consent in force, on an introduction whose
-- application still asks something, or whose deal is under way.
create function is_relied_on(of_document uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (
    select from introduction_document d
    join consent c on c.introduction_id = d.introduction_id and c.revoked_at is null and c.expires_at > now()
      and 'documents' = any (c.field_groups)
    where d.document_id = of_document and d.closed_at is null and d.company_id = current_organization_id()
      and (
        exists (
          select from application a
          where a.introduction_id = d.introduction_id
            and a.status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered'))
        or exists (
          select from deal l where l.introduction_id = d.introduction_id and l.status not in ('drawn', 'fell_through'))
      )
  );
end;
revoke execute on function is_relied_on from public;
grant execute on function is_relied_on to longspring_app;
