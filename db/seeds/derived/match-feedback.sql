-- What the two sides did with each other, from passes, introductions, offers and deals; :seen is what an institution saw of a teaser.
with act (at, act, side, organization_id, mandate_id, prospect_id, mandate_version, prospect_version, subject_id,
  reason_code, score) as (
  select pass.passed_at, 'passed', 'institution', pass.institution_id, pass.mandate_id, pass.prospect_id,
    mandate.version, coalesce(prospect.live_version, prospect.latest_version), null::uuid, pass.reason_code, null::smallint
  from pass join mandate on mandate.id = pass.mandate_id join prospect on prospect.id = pass.prospect_id
  union all
  select i.requested_at, 'introduced', i.requested_by,
    case i.requested_by when 'company' then i.company_id else i.institution_id end,
    i.mandate_id, i.prospect_id, i.mandate_version, i.prospect_version, i.id, null, i.fit_score
  from introduction i
  union all
  select coalesce(i.answered_at, i.status_changed_at), 'introduced', other.side,
    case other.side when 'company' then i.company_id else i.institution_id end,
    i.mandate_id, i.prospect_id, i.mandate_version, i.prospect_version, i.id, null, i.fit_score
  from introduction i
  cross join lateral (values (case i.requested_by when 'company' then 'institution' else 'company' end)) other (side)
  where i.status in ('consented', 'converted')
  union all
  select coalesce(i.answered_at, i.status_changed_at), 'declined', split_part(i.status, '_by_', 2),
    case i.status when 'declined_by_company' then i.company_id else i.institution_id end,
    i.mandate_id, i.prospect_id, i.mandate_version, i.prospect_version, i.id, i.reason_code, i.fit_score
  from introduction i where i.status in ('declined_by_company', 'declined_by_institution') and i.reason_code is not null
  union all
  select o.issued_at, 'offered', 'institution', o.institution_id, o.mandate_id, o.prospect_id, i.mandate_version,
    i.prospect_version, o.id, null, i.fit_score
  from offer o join introduction i on i.id = o.introduction_id where o.issued_at is not null
  union all
  select min(w.confirmed_at), 'drawn', 'company', d.company_id, d.mandate_id, d.prospect_id, i.mandate_version,
    i.prospect_version, d.id, null, i.fit_score
  from drawdown w join deal d on d.id = w.deal_id join introduction i on i.id = d.introduction_id
  where w.status = 'confirmed' group by d.id, i.id
)
insert into match_feedback (at, act, side, organization_id, mandate_id, prospect_id, mandate_version,
  prospect_version, subject_id, reason_code, score, model_version, seen)
select act.at, act.act, act.side, act.organization_id, act.mandate_id, act.prospect_id, act.mandate_version,
  act.prospect_version, act.subject_id, act.reason_code, act.score, null,
  case act.side when 'institution' then :seen end
from act
left join teaser on teaser.prospect_id = act.prospect_id
order by act.at, act.mandate_id, act.prospect_id
