-- Since when an institution is suspended, or has left: companies that have met it read the day.
alter table institution add column stopped_at timestamptz;
update institution i set stopped_at = coalesce(
  (select max(e.at) from event e
    where e.subject_kind = 'institution' and e.subject_id = i.id
      and e.type in ('institution-suspended', 'institution-terminated')),
  i.updated_at)
where i.status in ('suspended', 'terminated');
-- Deferred triggers of the update would be pending at the next change of the table.
set constraints all immediate;

create function set_stopped_at() returns trigger language plpgsql as $$
begin
  new.stopped_at := app_clock_now();
  return new;
end $$;
create trigger set_stopped_at before update of status on institution for each row
  when (old.status <> new.status and new.status in ('suspended', 'terminated'))
  execute function set_stopped_at();

-- The institutions that a company has met and that are no longer public: suspended, or gone. What it has with them goes
-- on (a consent, an application, an offer, a deal), so it reads whom it is with, and why nothing can be agreed; nothing
-- else of their rows. One whose data was erased is open to every reader already. A request that the company doesn't hear of is no meeting. Nobody but the company reads any.
create function stopped_institutions_met()
  returns table (id uuid, name_zh text, name_en text, kind text, status text, stopped_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp rows 2
begin atomic
  select i.id, i.name_zh, i.name_en, i.kind, i.status, coalesce(i.stopped_at, i.updated_at)
  from institution i
  where (select current_actor_kind()) = 'company' and i.status in ('suspended', 'terminated') and i.erased_at is null and exists (
    select from introduction met
    where met.company_id = (select current_organization_id()) and met.institution_id = i.id
      and not exists (select from unheard_request u where u.introduction_id = met.id));
end;
revoke execute on function stopped_institutions_met from public;
grant execute on function stopped_institutions_met to longspring_app, longspring_worker;
