-- A company that has no file for an item says why, and still owes the item: the institution decides whether that will do.
-- The decision's clock waits for a file, or for the institution's own word that the file is complete. Items that were
-- provided by words alone stay as they were.
alter table application_item drop constraint provided_with_file_or_reason;
alter table application_item add constraint provided_with_file_or_reason check (
  case status
    when 'provided' then num_nonnulls(document_id, no_file_reason) = 1
    else document_id is null
  end
);
grant update (no_file_reason, note_masked) on application_item to longspring_worker;
drop policy company_provides on application_item;
create policy company_provides on application_item for update to longspring_app
  using (company_id = (select current_organization_id()) and is_consented(introduction_id))
  with check (
    company_id = (select current_organization_id())
    and case status
      when 'provided' then exists (
        select from document d
        where d.id = application_item.document_id and d.company_id = application_item.company_id
      )
      else status = 'requested' and no_file_reason is not null
    end
  );
