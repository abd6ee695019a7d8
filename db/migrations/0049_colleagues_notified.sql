-- Whoever binds an organization does it in the name of all its people: notifications of the kinds notify-colleagues-* are
-- for those of the acting organization, but for the acting person.
create or replace function add_notifications(kind text, about text, subject uuid, sides text[]) returns void
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
    union all select null, institution_id from invoice where about = 'invoice' and id = subject
    union all select company_id, null from prospect where about = 'prospect' and id = subject
    union all select null, institution_id from mandate where about = 'mandate' and id = subject
  ), person (user_id, organization_id) as (
    select m.user_id, m.organization_id
    from party
    cross join lateral (values ('company', party.company_id), ('institution', party.institution_id)) as side (name, organization_id)
    join accounts.member m on m.organization_id = side.organization_id and m.role <> 'viewer'
      and (about <> 'invoice' or m.role in ('owner', 'approver', 'finance'))
    where side.name = any (sides)
      and (kind not like 'notify-colleagues-%'
        or m.organization_id = current_organization_id() and m.user_id is distinct from current_user_id())
    union
    select u.id, null from accounts."user" u
    where 'admin' = any (sides) and u.role = 'admin'
      and case when about in ('deal', 'drawdown', 'dispute', 'invoice') then 'finance' else 'moderator' end = any (u.admin_roles)
      and not exists (select from party where is_tied(u.id, party.company_id, party.institution_id))
  )
  insert into notification (user_id, organization_id, kind, about, subject_id)
  select p.user_id, p.organization_id, add_notifications.kind, add_notifications.about, subject
  from person p join accounts."user" u on u.id = p.user_id and u.email_verified
  order by p.user_id
  on conflict (user_id, organization_id, kind, subject_id) where read_at is null
    do update set at = date_trunc('milliseconds', app_clock_now()), mailed_at = null;
end;
