-- A prospect in an institution's hands, from the consent on.
create table application (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  prospect_version integer not null,
  mandate_id uuid not null references mandate,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  status text not null check (status in (
    'submitted', 'incomplete', 'complete', 'under_review', 'offered', 'closed', 'declined', 'withdrawn',
    'approved_not_accepted', 'originated')),
  status_changed_at timestamptz not null default now(),
  submitted_at timestamptz not null default now(),
  -- When the file was first complete.
  completed_at timestamptz,
  -- The clock of whoever must act now.
  clock_from timestamptz,
  due_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  escalated_at timestamptz,
  -- Working days of the decision that are left while the company owes something.
  decision_days_left integer check (decision_days_left >= 0),
  reason_codes text[] not null default '{}',
  repairable boolean,
  repair text,
  note text,
  is_demonstration boolean not null default false,
  foreign key (prospect_id, prospect_version) references prospect_version,
  constraint declined_with_a_reason check (status <> 'declined' or cardinality(reason_codes) > 0),
  constraint repairable_says_how check (repairable is distinct from true or repair is not null)
);
create unique index one_open_application on application (introduction_id)
  where status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered');
create index on application (introduction_id, number desc);
create index on application (prospect_id);
create index on application (mandate_id);
create index on application (company_id, status_changed_at desc, id desc);
create index on application (institution_id, status_changed_at desc, id desc);
create index on application (institution_id, status, due_at);
create index on application (remind_at) where reminded_at is null;
create index on application (due_at) where escalated_at is null;

-- What the institution was given: the version as far as the consent opened it then. Nobody is granted update or delete.
create table application_snapshot (
  application_id uuid primary key references application,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  field_groups text[] not null,
  content jsonb not null,
  taken_at timestamptz not null default clock_timestamp()
);
create index on application_snapshot (introduction_id);

-- What an institution misses, and what the company says of it.
create table application_item (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  code text not null,
  words text,
  due_on date not null,
  status text not null default 'requested' check (status in ('requested', 'provided', 'waived')),
  requested_by uuid,
  requested_at timestamptz not null default clock_timestamp(),
  note text,
  note_masked text[] not null default '{}',
  settled_by uuid,
  settled_at timestamptz
);
create index on application_item (application_id, requested_at, id);
create index on application_item (company_id) where status = 'requested';

call protect_tenant_table('application', 'company_id', 'institution_id');
grant insert, update on application to longspring_app;
revoke delete on application from longspring_worker;

do $$
declare
  part text;
begin
  foreach part in array array['application_snapshot', 'application_item'] loop
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format('create policy owner_and_worker on %I to longspring_migrator, longspring_worker using (true) with check (true)', part);
    execute format('create policy company_reads on %I for select to longspring_app using (company_id = (select current_organization_id()))', part);
    -- With the consent an institution's access ends, to what it holds already too.
    execute format('create policy institution_reads on %I for select to longspring_app
      using (institution_id = (select current_organization_id()) and is_consented(introduction_id))', part);
    execute format('create policy party_adds on %I for insert to longspring_app with check (
      (select current_organization_id()) in (company_id, institution_id) and is_consented(introduction_id)
      and exists (
        select from application a
        where a.id = application_id and a.introduction_id = %I.introduction_id
          and a.company_id = %I.company_id and a.institution_id = %I.institution_id
      ))', part, part, part, part);
    execute format('grant select, insert on %I to longspring_app', part);
    execute format('grant select on %I to longspring_worker', part);
  end loop;
end
$$;
create policy party_settles on application_item for update to longspring_app
  using ((select current_organization_id()) in (company_id, institution_id) and is_consented(introduction_id))
  with check ((select current_organization_id()) in (company_id, institution_id));
grant update (status, note, note_masked, settled_by, settled_at) on application_item to longspring_app;

create function some_fields(of_step jsonb, names text[]) returns jsonb
  language sql immutable parallel safe
  return coalesce((select jsonb_object_agg(f.key, f.value) from jsonb_each(of_step) f where f.key = any (names)), '{}');

-- A prospect's content as far as groups of fields open it. The ask, and what its teaser tells, need none.
create function disclosed_content(content jsonb, groups text[]) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object(
    'company', some_fields(content -> 'company', array['sector', 'district']
      || case when 'identity' = any (groups)
        then array['legalName', 'englishName', 'uscc', 'establishedOn', 'address', 'website'] else '{}' end
      || case when 'contacts' = any (groups) then array['contactName', 'contactPhone', 'contactEmail'] else '{}' end),
    'business', some_fields(content -> 'business', array['headline', 'product', 'market', 'growthPlan']
      || case when 'customers_and_orders' = any (groups) then array['customers'] else '{}' end),
    'people', some_fields(content -> 'people', array['founders', 'keyRoles', 'team']
      || case when 'contacts' = any (groups) then array['keyPeople'] else '{}' end),
    'figures', case when 'figures' = any (groups) then content -> 'figures' else '{}' end,
    'ip', case when 'ip_and_recognitions' = any (groups) then content -> 'ip' else '{}' end,
    'ask', content -> 'ask');

-- The version that is live now, for the two sides of an introduction, as far as its consent opens it now.
create function live_content(of_introduction uuid) returns table (version integer, content jsonb)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select v.version, disclosed_content(v.content, c.field_groups)
  from introduction i
  join consent c on c.introduction_id = i.id and c.revoked_at is null and c.expires_at > now()
  join prospect p on p.id = i.prospect_id
  join prospect_version v on v.prospect_id = p.id and v.version = p.live_version
  where i.id = of_introduction and current_organization_id() in (i.company_id, i.institution_id);
end;
revoke execute on function live_content from public;
grant execute on function live_content to longspring_app;

-- What was consented before applications were kept: each consent opened one, and its offers and deals say how far it came. What still waits has five days from now.
insert into application (introduction_id, prospect_id, prospect_version, mandate_id, company_id, institution_id, status,
  status_changed_at, submitted_at, clock_from, due_at, reason_codes, repairable, is_demonstration)
select i.id, i.prospect_id, i.prospect_version, i.mandate_id, i.company_id, i.institution_id, was.status,
  i.status_changed_at, coalesce(c.granted_at, i.requested_at),
  case was.status when 'submitted' then now() end,
  case was.status when 'submitted' then (date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '5 days 18 hours') at time zone 'Asia/Shanghai' end,
  case was.status when 'declined' then array[coalesce(i.reason_code, 'other')] else '{}' end,
  case was.status when 'declined' then false end,
  i.is_demonstration
from introduction i
left join lateral (
  select granted_at, revoked_at is null and expires_at > now() as in_force
  from consent where introduction_id = i.id order by granted_at desc limit 1
) c on true
cross join lateral (
  select
    case
      when exists (select from deal d where d.introduction_id = i.id and d.confirmed_fen > 0) then 'originated'
      when exists (select from deal d where d.introduction_id = i.id and d.status <> 'fell_through') then 'offered'
      when exists (select from offer o where o.introduction_id = i.id and o.status in ('issued', 'viewed', 'countered', 'revised')) then 'offered'
      when i.status = 'declined_by_company' then 'withdrawn'
      when i.status = 'declined_by_institution' then 'declined'
      when i.status = 'revoked' then 'closed'
      when exists (select from deal d where d.introduction_id = i.id) then 'closed'
      when exists (select from offer o where o.introduction_id = i.id and o.current_version > 0) then 'approved_not_accepted'
      when c.in_force is not true then 'closed'
      else 'submitted'
    end as status
) was
where c.granted_at is not null or i.status = 'converted'
order by i.number;

insert into application_snapshot (application_id, introduction_id, company_id, institution_id, field_groups, content, taken_at)
select a.id, a.introduction_id, a.company_id, a.institution_id, c.field_groups, disclosed_content(v.content, c.field_groups), c.granted_at
from application a
cross join lateral (
  select field_groups, granted_at from consent where introduction_id = a.introduction_id order by granted_at desc limit 1
) c
join prospect_version v on v.prospect_id = a.prospect_id and v.version = a.prospect_version;

-- People are told of an application as of everything else.
alter table notification drop constraint notification_about_check;
alter table notification add constraint notification_about_check check (about in (
  'case', 'institution', 'introduction', 'application', 'thread', 'offer', 'deal', 'drawdown', 'prospect'));

create or replace function tell_people(kind text, about text, subject uuid, sides text[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with party (company_id, institution_id) as (
    select company_id, institution_id from moderation_case where about = 'case' and id = subject
    union all select null, id from institution where about = 'institution' and id = subject
    union all select company_id, institution_id from introduction where about in ('introduction', 'thread') and id = subject
    union all select company_id, institution_id from application where about = 'application' and id = subject
    union all select company_id, institution_id from offer where about = 'offer' and id = subject
    union all select company_id, institution_id from deal where about = 'deal' and id = subject
    union all select company_id, institution_id from drawdown where about = 'drawdown' and id = subject
    union all select company_id, null from prospect where about = 'prospect' and id = subject
  ), person (user_id, organization_id) as (
    select m.user_id, m.organization_id
    from party
    cross join lateral (values ('company', party.company_id), ('institution', party.institution_id)) as side (name, organization_id)
    join accounts.member m on m.organization_id = side.organization_id and m.role in ('owner', 'member')
    where side.name = any (sides)
    union
    select u.id, null from accounts."user" u where 'admin' = any (sides) and u.role = 'admin'
  )
  insert into notification (user_id, organization_id, kind, about, subject_id)
  select p.user_id, p.organization_id, tell_people.kind, tell_people.about, subject
  from person p join accounts."user" u on u.id = p.user_id and u.email_verified
  order by p.user_id
  on conflict (user_id, organization_id, kind, subject_id) where read_at is null
    do update set at = date_trunc('milliseconds', clock_timestamp()), mailed_at = null;
end;
