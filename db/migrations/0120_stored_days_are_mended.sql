-- Days that could be typed before they had a horizon (domain/horizons.ts) are brought within it: an offer that stood for
-- centuries, a document due in 9999, a payment before its deal. Pages counted the working days up to them one by one and
-- never ended. May run twice. What was issued (offer_version) stays as it was sealed: only its clock is shortened.

-- An open offer ends ninety days after it was issued, and no sooner than two weeks from now: nobody's offer lapses by this.
update offer
set expires_at = least(expires_at, greatest(
  date_trunc('day', issued_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' + interval '90 days 18 hours',
  date_trunc('day', app_now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' + interval '14 days 18 hours'))
where expires_at is not null and status in ('issued', 'viewed', 'countered', 'revised');
update offer set expires_at = coalesce(issued_at, created_at) + interval '90 days' where expires_at >= '2200-01-01+08';

-- What is asked for is due within a year of the question, and not before it.
update application_item
set due_on = greatest(least(due_on, shanghai_day(requested_at) + 365), shanghai_day(requested_at))
where due_on not between shanghai_day(requested_at) and shanghai_day(requested_at) + 365;
update document_request
set due_on = greatest(least(due_on, shanghai_day(requested_at) + 365), shanghai_day(requested_at))
where due_on not between shanghai_day(requested_at) and shanghai_day(requested_at) + 365;
-- The clock of what a company owes ends with the first of it, at 18:00.
update application a
set due_at = (first.due_on + time '18:00') at time zone 'Asia/Shanghai', remind_at = null
from (
  select application_id, min(due_on) as due_on from application_item where status = 'requested' group by application_id
) as first
where first.application_id = a.id and a.status = 'incomplete' and a.due_at > app_now() + interval '366 days';
update application
set due_at = app_now() + interval '365 days', remind_at = null
where due_at > app_now() + interval '366 days' or remind_at > app_now() + interval '366 days';

-- A payment was made between the acceptance of its deal and the day on which it was recorded.
update drawdown d
set value_date = greatest(least(d.value_date, shanghai_day(coalesce(d.funded_at, app_now()))), shanghai_day(deal.accepted_at))
from deal
where deal.id = d.deal_id
  and (d.value_date > shanghai_day(coalesce(d.funded_at, app_now())) or d.value_date < shanghai_day(deal.accepted_at));

-- A mandate beyond any plan ends in three years; a licence "until 9999" has no end; nothing was founded in the future.
update mandate set valid_until = shanghai_day(app_now()) + 1095 where valid_until > date '2199-12-31';
update mandate set valid_from = shanghai_day(created_at) where valid_from not between date '1900-01-01' and date '2199-12-31';
update mandate set valid_until = valid_from where valid_until < date '1900-01-01';
update institution set licence_expires_on = null
where licence_expires_on not between date '1900-01-01' and date '2199-12-31';
update company set founded_on = shanghai_day(created_at)
where founded_on > shanghai_day(app_now()) or founded_on < date '1900-01-01';
update company_right set granted_on = null
where granted_on > shanghai_day(app_now()) or granted_on < date '1900-01-01';
update company_recognition set valid_until = null
where valid_until not between date '1900-01-01' and date '2199-12-31';
