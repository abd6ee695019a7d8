-- Companies excluded by id told an institution, by what changed for it, which blind prospect was whose. No form offered
-- it; sectors and districts are excluded as before.
alter table mandate drop column excluded_company_ids;
