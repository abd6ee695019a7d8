-- Whose turn it is on a deal, and until when, follows from what happened on it. Two moments of that were not recorded.

-- Since when a condition has been asked for: from the acceptance, from when it was sent back, or asked for again.
alter table deal_condition add column requested_at timestamptz;
update deal_condition c set requested_at = coalesce(
  (select max(e.at) from event e
    where e.subject_kind = 'deal' and e.subject_id = c.deal_id and e.type in ('condition-sent-back', 'condition-reopened')
      and e.detail ->> 'condition' = c.description),
  (select d.accepted_at from deal d where d.id = c.deal_id));
-- Deferred triggers of the update would be pending at the next change of the table.
set constraints all immediate;
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

-- A condition's paper is uploaded beside it: once the file is clean it provides the condition.
alter table document_file add column deal_condition_id uuid references deal_condition on delete set null;
create index on document_file (deal_condition_id) where deal_condition_id is not null;

-- For the job that reminds of the steps of open deals each minute.
create index deal_open_idx on deal (id) where status not in ('drawn', 'in_force', 'released', 'fell_through');

-- Notifies open pages of both sides of every act on a deal, also those of which nobody is notified by e-mail.
create function notify_deal_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('deals_changed', new.company_id || ' ' || new.institution_id);
  return null;
end $$;
create trigger notify_deal_changed after insert or update on deal for each row execute function notify_deal_change();
create trigger notify_condition_changed after update on deal_condition for each row execute function notify_deal_change();
create trigger notify_drawdown_changed after insert or update on drawdown for each row execute function notify_deal_change();
create trigger notify_reversal_changed after insert or update on drawdown_reversal
  for each row execute function notify_deal_change();
create trigger notify_dispute_changed after insert or update on dispute for each row execute function notify_deal_change();

-- A proposed waiver is internal to the institution.
create function notify_waiver_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('deals_changed', new.institution_id::text);
  return null;
end $$;
create trigger notify_waiver_changed after insert or update on condition_waiver
  for each row execute function notify_waiver_change();

-- The company's page of the deal shows what became of the file.
create function notify_paper_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('deals_changed', new.company_id::text);
  return null;
end $$;
create trigger notify_paper_scanned after update of status on document_file for each row
  when (new.deal_condition_id is not null) execute function notify_paper_change();

-- The institution of a deal for the deal's sides. A suspended institution is no longer public, but its deals remain: its
-- company still reads with whom it has one, and why no deadline runs.
create function institution_of_deal(of_deal uuid)
  returns table (name_zh text, name_en text, status text, resumed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp rows 1
begin atomic
  select i.name_zh, i.name_en, i.status, i.resumed_at
  from deal d join institution i on i.id = d.institution_id
  where d.id = of_deal and (
    (select current_organization_id()) in (d.company_id, d.institution_id)
    or (select current_actor_kind()) in ('admin', 'system'));
end;
revoke execute on function institution_of_deal from public;
grant execute on function institution_of_deal to longspring_app, longspring_worker;
