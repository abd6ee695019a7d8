-- Whose turn it is on a deal, and until when, follows from what happened on it. Two moments of that were not recorded.

-- Since when a condition has been asked for: from the acceptance, from when it was sent back, or asked for again.
alter table deal_condition add column requested_at timestamptz;
update deal_condition c set requested_at = coalesce(
  (select max(e.at) from event e
    where e.subject_kind = 'deal' and e.subject_id = c.deal_id and e.type in ('condition-sent-back', 'condition-reopened')
      and e.detail ->> 'condition' = c.description),
  (select d.accepted_at from deal d where d.id = c.deal_id));
alter table deal_condition alter column requested_at set default app_now(), alter column requested_at set not null;

-- When the last suspension of an institution ended: clocks that it stopped start anew.
alter table institution add column resumed_at timestamptz;

create function set_resumed_at() returns trigger language plpgsql as $$
begin
  new.resumed_at := app_clock_now();
  return new;
end $$;
create trigger set_resumed_at before update of status on institution for each row
  when (old.status = 'suspended' and new.status in ('active', 'restricted'))
  execute function set_resumed_at();

-- A deadline: 18:00 of Shanghai on the last of so many working days after a moment, whose own day doesn't count. The
-- caller passes the calendar, its days in order: SQL knows no holidays.
create function working_deadline(since timestamptz, days integer, working_days date[]) returns timestamptz
  language sql immutable parallel safe
  return (working_days[width_bucket(shanghai_day(since), working_days) + days] + time '18:00') at time zone 'Asia/Shanghai';
