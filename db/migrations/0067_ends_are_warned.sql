-- Both sides are warned before a consent ends, and an institution before its mandate does; people are told of a dispute as of
-- everything else.
create index on consent (expires_at) where revoked_at is null;

alter table notification drop constraint notification_about_check;
alter table notification add constraint notification_about_check check (about in (
  'case', 'institution', 'introduction', 'application', 'thread', 'offer', 'deal', 'drawdown', 'dispute', 'prospect', 'mandate'));

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
    do update set at = date_trunc('milliseconds', clock_timestamp()), mailed_at = null;
end;
