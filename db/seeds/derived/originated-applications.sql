-- Deals of another platform came to money without an application: each has one that says so.
insert into application (introduction_id, prospect_id, prospect_version, mandate_id, company_id, institution_id,
  status, status_changed_at, submitted_at)
select i.id, i.prospect_id, i.prospect_version, i.mandate_id, i.company_id, i.institution_id,
  'originated', i.status_changed_at, i.requested_at
from introduction i
where i.status = 'converted' and not exists (select from application a where a.introduction_id = i.id)
