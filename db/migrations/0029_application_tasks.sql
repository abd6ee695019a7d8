-- Notes and tasks of an institution's people on an application: internal to the institution, as pipeline_owner is. They go
-- with the application, and with the institution's own deletion.
create table application_task (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application on delete cascade,
  institution_id uuid not null references institution,
  words text not null check (char_length(words) between 1 and 600),
  -- A note has nothing to tick off.
  is_task boolean not null,
  added_by uuid not null,
  added_at timestamptz not null default app_clock_now(),
  done_by uuid,
  done_at timestamptz,
  constraint done_with_person check ((done_by is null) = (done_at is null)),
  constraint notes_are_not_done check (is_task or done_at is null)
);
create index on application_task (application_id, added_at, id);
create index on application_task (institution_id);
alter table application_task enable row level security;
alter table application_task force row level security;
grant select, insert, update (done_by, done_at) on application_task to longspring_app;
grant select on application_task to longspring_worker;
create policy own on application_task to longspring_app
  using ((select current_actor_kind()) = 'institution' and institution_id = (select current_organization_id()))
  with check (
    (select current_actor_kind()) = 'institution'
    and institution_id = (select current_organization_id())
    and exists (
      select from application a
      where a.id = application_task.application_id and a.institution_id = application_task.institution_id
    )
  );
create policy owner_and_worker on application_task to longspring_migrator, longspring_worker
  using (true)
  with check (true);

create function erase_application_tasks() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from application_task where institution_id = new.id;
  return null;
end
$$;
create trigger erase_application_tasks after update of erased_at on institution
  for each row when (old.erased_at is null and new.erased_at is not null)
  execute function erase_application_tasks();

-- The same as before without a ceiling on the rate that the company has not published: no consent opens it.
create or replace function disclosed_content(content jsonb, groups text[]) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object(
    'company', pick_fields(content -> 'company', array['sector', 'district']
      || case when 'identity' = any (groups)
        then array['legalName', 'englishName', 'uscc', 'establishedOn', 'address', 'website'] else '{}' end
      || case when 'contacts' = any (groups) then array['contactName', 'contactPhone', 'contactEmail'] else '{}' end),
    'business', pick_fields(content -> 'business', array['headline', 'product', 'market', 'growthPlan']
      || case when 'customers_and_orders' = any (groups) then array['customers'] else '{}' end),
    'people', pick_fields(content -> 'people', array['founders', 'keyRoles', 'team']
      || case when 'contacts' = any (groups) then array['keyPeople'] else '{}' end),
    'figures', case when 'figures' = any (groups) then content -> 'figures' else '{}' end,
    'ip', case when 'ip_and_recognitions' = any (groups) then content -> 'ip' else '{}' end,
    'ask', case when content #>> '{ask,rateVisibility}' = 'published' or jsonb_typeof(content -> 'ask') is distinct from 'object'
      then content -> 'ask' else (content -> 'ask') - 'maxRatePercent' end);
