-- An item of an application is provided with a file that is clean, or with the company's reason why there is none.
-- `document_id` is that file's document, which is opened on the introduction like any other; `no_file_reason` holds words
-- under the consent, as `note` did: `note_masked` says what was taken out of them. `note` is written no more: items of
-- before were provided with a note alone and stay as they are. The database judges what is written from now on.
alter table application_item
  add column document_id uuid references document,
  add column no_file_reason text check (char_length(no_file_reason) between 1 and 600),
  add constraint provided_with_file_or_reason check (
    num_nonnulls(document_id, no_file_reason) = case status when 'provided' then 1 else 0 end) not valid;
alter table document_file add column application_item_id uuid references application_item;
create index on document_file (application_item_id) where application_item_id is not null;

grant update (document_id, no_file_reason) on application_item to longspring_app;
-- The worker provides an item once the virus scanner has said that its file is clean.
grant update (status, document_id, settled_by, settled_at) on application_item to longspring_worker;

-- The company provides, with a document of its own; the institution does without.
drop policy party_settles on application_item;
create policy company_provides on application_item for update to longspring_app
  using (company_id = (select current_organization_id()) and is_consented(introduction_id))
  with check (company_id = (select current_organization_id()) and status = 'provided' and (
    document_id is null or exists (
      select from document d where d.id = document_id and d.company_id = application_item.company_id)));
create policy institution_waives on application_item for update to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id))
  with check (institution_id = (select current_organization_id()) and status = 'waived');
