-- An institution that a company has stopped isn't told so: that would tell which prospects are of one company. Its request is
-- taken like any other and lapses like any other; the company doesn't see it, hears nothing of it, and nothing is counted
-- by it. Lifting the stop lets what still waits be heard.
create table unheard_request (
  introduction_id uuid primary key references introduction on delete cascade,
  company_id uuid not null references company
);
create index on unheard_request (company_id);
alter table unheard_request enable row level security;
alter table unheard_request force row level security;
create policy owner_and_worker on unheard_request to longspring_migrator, longspring_worker using (true) with check (true);
-- For the policies below alone: of an institution's view, and of an admin's, there are no such rows.
create policy passed_over on unheard_request for select to longspring_app
  using ((select current_actor_kind()) = 'company' and company_id = (select current_organization_id()));
grant select on unheard_request to longspring_app;
grant select, insert, delete on unheard_request to longspring_worker;

create function leave_unheard() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into unheard_request (introduction_id, company_id)
  select new.id, new.company_id from introduction_stop s
  where s.company_id = new.company_id and s.institution_id = new.institution_id;
  return null;
end
$$;
create trigger leave_unheard after insert on introduction
  for each row when (new.requested_by = 'institution') execute function leave_unheard();

create function hear_again() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from unheard_request u using introduction i
  where u.introduction_id = i.id and i.company_id = old.company_id and i.institution_id = old.institution_id
    and i.status = 'consent_pending';
  return null;
end
$$;
create trigger hear_again after delete on introduction_stop
  for each row execute function hear_again();

create policy unheard_by_the_company on introduction as restrictive to longspring_app
  using ((select current_actor_kind()) <> 'company'
    or not exists (select from unheard_request u where u.introduction_id = introduction.id));
create policy unheard_by_the_company on event as restrictive for select to longspring_app
  using ((select current_actor_kind()) <> 'company' or subject_kind <> 'introduction'
    or not exists (select from unheard_request u where u.introduction_id = event.subject_id));

-- A hold is for all alike, and open.
drop function is_stopped(uuid, uuid);
create function takes_no_requests(of_prospect uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (
    select from introduction_hold h join prospect on prospect.company_id = h.company_id where prospect.id = of_prospect);
revoke execute on function takes_no_requests(uuid) from public;
grant execute on function takes_no_requests(uuid) to longspring_app, longspring_worker;

create or replace function tell_people(kind text, about text, subject uuid, sides text[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with party (company_id, institution_id) as (
    select company_id, institution_id from moderation_case where about = 'case' and id = subject
    union all select null, id from institution where about = 'institution' and id = subject
    union all select
      case when exists (select from unheard_request u where u.introduction_id = introduction.id) then null else company_id end,
      institution_id
      from introduction where about in ('introduction', 'thread') and id = subject
    union all select company_id, institution_id from application where about = 'application' and id = subject
    union all select company_id, institution_id from offer where about = 'offer' and id = subject
    union all select company_id, institution_id from deal where about = 'deal' and id = subject
    union all select company_id, institution_id from drawdown where about = 'drawdown' and id = subject
    union all select company_id, institution_id from dispute where about = 'dispute' and id = subject
    union all select company_id, null from prospect where about = 'prospect' and id = subject
    union all select null, institution_id from mandate where about = 'mandate' and id = subject
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
    do update set at = date_trunc('milliseconds', app_clock_now()), mailed_at = null;
end;
