-- A match's institution is its mandate's, and its company its prospect's: one check each instead of two, for lists of
-- thousands of rows, and one that says more.
alter table mandate add constraint mandate_of_institution unique (id, institution_id);
alter table prospect add constraint prospect_of_company unique (id, company_id);
alter table match
  drop constraint match_mandate_id_fkey,
  drop constraint match_institution_id_fkey,
  drop constraint match_prospect_id_fkey,
  drop constraint match_company_id_fkey,
  add foreign key (mandate_id, institution_id) references mandate (id, institution_id) on delete cascade,
  add foreign key (prospect_id, company_id) references prospect (id, company_id) on delete cascade;
