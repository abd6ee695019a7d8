-- What a consent says never changes: to take something out of it, or to add to it, ends it and grants the next one. The
-- consents of an introduction, in their order, are its ledger.
alter table consent
  add column sequence integer not null default 1 check (sequence > 0),
  add column step text not null default 'granted' check (step in ('granted', 'narrowed', 'extended')),
  add column ended_by text check (ended_by in ('company', 'institution', 'system'));

update consent c set sequence = o.place, step = case o.place when 1 then 'granted' else 'extended' end
from (select id, row_number() over (partition by introduction_id order by granted_at, id) as place from consent) o
where o.id = c.id and o.place > 1;
update consent c set ended_by = case
    when c.revoked_by is null then 'system'
    when i.status = 'declined_by_institution' then 'institution'
    else 'company' end
from introduction i where i.id = c.introduction_id and c.revoked_at is not null;

alter table consent
  add constraint one_place_each unique (introduction_id, sequence),
  add constraint first_is_granted check ((step = 'granted') = (sequence = 1));

-- Whoever may write a consent may end it, and nothing else of it.
revoke update on consent from longspring_app;
grant update (revoked_at, revoked_by, ended_by) on consent to longspring_app;

-- An institution's acceptance puts in force what the company proposed, once: what was taken back stays so.
drop policy institution_accepts on consent;
create policy institution_accepts on consent for insert to longspring_app with check (
  institution_id = (select current_organization_id())
  and sequence = 1
  and exists (
    select from introduction i
    where i.id = introduction_id and i.requested_by = 'company' and i.company_id = consent.company_id
      and i.institution_id = consent.institution_id and i.status = 'requested'
      and i.proposed_consent -> 'fieldGroups' = to_jsonb(consent.field_groups)
      and i.proposed_consent ->> 'purpose' = consent.purpose
      and consent.expires_at <= now() + make_interval(days => (i.proposed_consent ->> 'days')::integer + 1)
  )
);

-- Open pages of both sides are told with the change, so that what is closed leaves them at once.
create function tell_changed_consent() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('messages_changed', new.company_id || ' ' || new.institution_id);
  return null;
end
$$;
create trigger tell_granted after insert or update on consent for each row execute function tell_changed_consent();

-- The content of a prospect is read by an institution through its consent alone, group by group: no row of it whole.
drop policy consented on prospect_version;
create function introduced_content(of_introduction uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select disclosed_content(v.content, c.field_groups)
  from introduction i
  join consent c on c.introduction_id = i.id and c.revoked_at is null and c.expires_at > now()
  join prospect_version v on v.prospect_id = i.prospect_id and v.version = i.prospect_version
  where i.id = of_introduction and current_organization_id() in (i.company_id, i.institution_id);
end;

-- What an application holds: the version that was frozen for it, as far as the consent opens it now. What was added to
-- the consent later is of the same version; what was taken out of it is not there any more. Once the consent has ended
-- its company still reads what was given.
create function held_content(of_application uuid) returns table (field_groups text[], content jsonb, taken_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select coalesce(c.field_groups, s.field_groups), disclosed_content(v.content, coalesce(c.field_groups, s.field_groups)), s.taken_at
  from application a
  join application_snapshot s on s.application_id = a.id
  join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version
  left join consent c on c.introduction_id = a.introduction_id and c.revoked_at is null and c.expires_at > now()
  where a.id = of_application
    and (a.company_id = current_organization_id() or (a.institution_id = current_organization_id() and c.id is not null));
end;

-- Freezes what the consent in force opens of the version that an application is about, for either of its sides.
create function take_snapshot(of_application uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into application_snapshot (application_id, introduction_id, company_id, institution_id, field_groups, content)
  select a.id, a.introduction_id, a.company_id, a.institution_id, c.field_groups, disclosed_content(v.content, c.field_groups)
  from application a
  join consent c on c.introduction_id = a.introduction_id and c.revoked_at is null and c.expires_at > now()
  join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version
  where a.id = of_application and current_organization_id() in (a.company_id, a.institution_id);
end;
revoke execute on function introduced_content, held_content, take_snapshot from public;
grant execute on function introduced_content, held_content, take_snapshot to longspring_app;
revoke select, insert on application_snapshot from longspring_app;
grant select (application_id, introduction_id, company_id, institution_id, field_groups, taken_at) on application_snapshot to longspring_app;
drop policy party_adds on application_snapshot;

-- An institution asks for more, or for longer, with its reason; the company alone decides.
create table consent_request (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  -- The groups that it asks for beside those that it has.
  field_groups text[] not null,
  -- For how long from the answer on; null where the end may stay.
  days integer check (days > 0),
  words text not null check (char_length(words) between 1 and 500),
  status text not null default 'requested' check (status in ('requested', 'granted', 'declined', 'withdrawn')),
  requested_by uuid not null,
  requested_at timestamptz not null default clock_timestamp(),
  answered_by uuid,
  answered_at timestamptz,
  note text,
  note_masked text[] not null default '{}',
  constraint asks_for_something check (cardinality(field_groups) > 0 or days is not null)
);
create unique index one_open_consent_request on consent_request (introduction_id) where status = 'requested';
create index on consent_request (introduction_id, requested_at desc);
create index on consent_request (company_id) where status = 'requested';
create index on consent_request (institution_id);

alter table consent_request enable row level security;
alter table consent_request force row level security;
create policy owner_and_worker on consent_request to longspring_migrator, longspring_worker using (true) with check (true);
create policy party_reads on consent_request for select to longspring_app
  using ((select current_organization_id()) in (company_id, institution_id));
create policy institution_asks on consent_request for insert to longspring_app with check (
  institution_id = (select current_organization_id())
  and requested_by = (select current_user_id())
  and status = 'requested'
  and is_consented(introduction_id)
  and exists (
    select from introduction i
    where i.id = introduction_id and i.company_id = consent_request.company_id
      and i.institution_id = consent_request.institution_id
  )
);
create policy company_answers on consent_request for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()) and status in ('granted', 'declined'));
create policy institution_withdraws on consent_request for update to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()) and status = 'withdrawn');
grant select, insert on consent_request to longspring_app;
grant update (status, answered_by, answered_at, note, note_masked) on consent_request to longspring_app;
grant select on consent_request to longspring_worker;
