-- What each application was given: the version it is about, as far as its first consent opened it.
insert into application_snapshot (application_id, introduction_id, company_id, institution_id, field_groups, content, taken_at)
select a.id, a.introduction_id, a.company_id, a.institution_id, c.field_groups,
  disclosed_content(v.content, c.field_groups), a.submitted_at
from application a
join consent c on c.introduction_id = a.introduction_id and c.sequence = 1
join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version
