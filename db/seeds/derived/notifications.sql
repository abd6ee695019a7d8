-- Notifications of what happened, at $1 the latest: read, save those of the last three days.
with notified (organization_id, kind, about, subject_id, at) as (
  select company_id, 'notify-company-introduction-requested', 'introduction', id, requested_at
  from introduction where requested_by = 'institution'
  union all
  select institution_id, 'notify-institution-introduction-requested', 'introduction', id, requested_at
  from introduction where requested_by = 'company'
  union all
  select institution_id, 'notify-institution-introduction-answered', 'introduction', id, answered_at
  from introduction where requested_by = 'institution' and status in ('consented', 'converted', 'declined_by_company')
  union all
  select company_id, 'notify-company-introduction-answered', 'introduction', id, answered_at
  from introduction where requested_by = 'company' and status in ('consented', 'converted', 'declined_by_institution')
  union all
  select case written_by when 'company' then institution_id else company_id end,
    case written_by when 'company' then 'notify-institution-message-written' else 'notify-company-message-written' end,
    'thread', introduction_id, max(written_at)
  from message group by introduction_id, written_by, company_id, institution_id
  union all
  select company_id, 'notify-company-document-requested', 'introduction', introduction_id, requested_at from document_request
  union all
  select institution_id, 'notify-institution-documents-opened', 'introduction', introduction_id, max(opened_at)
  from introduction_document group by introduction_id, institution_id
  union all
  select company_id, 'notify-company-application-incomplete', 'application', id, status_changed_at
  from application where status = 'incomplete'
  union all
  select company_id, 'notify-company-application-moved', 'application', id, status_changed_at
  from application where status in ('complete', 'under_review', 'declined')
  union all
  select company_id, 'notify-company-offer-issued', 'offer', id, issued_at from offer where issued_at is not null
  union all
  select institution_id, 'notify-institution-offer-answered', 'offer', id, answered_at
  from offer where status in ('accepted', 'declined')
  union all
  select institution_id, 'notify-institution-drawdown-requested', 'drawdown', id, requested_at from drawdown
  union all
  select company_id, 'notify-company-drawdown-funded', 'drawdown', id, funded_at from drawdown where funded_at is not null
  union all
  select institution_id, 'notify-institution-condition-provided', 'deal', deal_id, max(provided_at)
  from deal_condition where status = 'received' group by institution_id, deal_id
  union all
  select institution_id, 'notify-institution-mandate-expired', 'mandate', id, status_changed_at
  from mandate where status = 'expired'
  union all
  select institution_id, 'notify-institution-dispute-opened', 'dispute', id, opened_at from dispute where opened_by = 'company'
  union all
  select case opened_by when 'company' then company_id else institution_id end,
    case opened_by when 'company' then 'notify-company-dispute-answered' else 'notify-institution-dispute-answered' end,
    'dispute', id, answered_at
  from dispute where answered_at is not null
), person (user_id, organization_id, kind, about, subject_id, at) as (
  select m.user_id, notified.organization_id, notified.kind, notified.about, notified.subject_id, notified.at
  from notified join accounts.member m on m.organization_id = notified.organization_id and m.role <> 'viewer'
  union all
  select u.id, null, 'notify-admins-case-opened', 'case', c.id, c.opened_at
  from accounts."user" u cross join moderation_case c where u.role = 'admin'
  union all
  select u.id, null, 'notify-admins-dispute-to-decide', 'dispute', q.id, q.answered_at
  from accounts."user" u cross join dispute q where u.role = 'admin' and q.answered_at is not null
  union all
  select u.id, null, 'notify-admins-finding-proposed', 'dispute', f.dispute_id, f.proposed_at
  from accounts."user" u cross join dispute_finding f where u.role = 'admin' and f.status = 'proposed'
)
insert into notification (user_id, organization_id, kind, about, subject_id, at, read_at, mailed_at)
select user_id, organization_id, kind, about, subject_id, date_trunc('milliseconds', at),
  case when at < $1::timestamptz - interval '3 days' then at + interval '2 hours' end, at
from person where at is not null and at <= $1::timestamptz
order by at
