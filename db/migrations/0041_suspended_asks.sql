-- A suspension of an ask is confirmed by another admin, as that of an institution is.
alter table confirmation drop constraint confirmation_kind_check;
alter table confirmation add constraint confirmation_kind_check check (kind in ('suspension', 'ask-suspension', 'admin-role',
  'recovery', 'fee-waiver', 'fee-adjustment', 'bank-match', 'over-payment-return')) not valid;
alter table confirmation validate constraint confirmation_kind_check;

-- Admins list the asks on the market and those that are suspended, the last change first.
create index prospect_on_market on prospect (status_changed_at desc, id desc) where status in ('published', 'paused', 'suspended');
-- Few are suspended: each list of an institution asks for its own.
create index prospect_suspended on prospect (company_id) where status = 'suspended';

-- The suspended asks of a company, and those on which an institution has something open: a request, a consent or an offer.
-- Neither reads why here; an institution reads no other row of prospects. Nobody else learns of any.
create function suspended_asks() returns table (prospect_id uuid, suspended_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp rows 2
begin atomic
  select p.id, p.status_changed_at from prospect p
  where p.status = 'suspended' and case (select current_actor_kind())
    when 'company' then p.company_id = (select current_organization_id())
    when 'institution' then exists (
        select from introduction i
        where i.prospect_id = p.id and i.institution_id = (select current_organization_id())
          and i.status in ('requested', 'consent_pending', 'consented', 'converted'))
      or exists (
        select from offer o
        where o.prospect_id = p.id and o.institution_id = (select current_organization_id())
          and o.status in ('issued', 'viewed', 'countered', 'revised'))
    else false
  end;
end;
revoke execute on function suspended_asks from public;
grant execute on function suspended_asks to longspring_app, longspring_worker;

-- All introductions of an ask that are not over, locked by an admin who suspends it: what is agreed or opened at the same
-- time comes before, or after. Admins may lock no consented ones otherwise.
create function lock_introductions_of_ask(of_ask uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from introduction i
  where i.prospect_id = of_ask and current_actor_kind() = 'admin'
    and i.status in ('requested', 'consent_pending', 'consented', 'converted')
  order by i.id for no key update;
end
$$;
revoke execute on function lock_introductions_of_ask from public;
grant execute on function lock_introductions_of_ask to longspring_app;

-- An admin who reinstates an ask lets the deadlines of its unanswered requests go on; the requests stay unanswered.
create policy admin_resumes_answers on introduction for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and status in ('requested', 'consent_pending'))
  with check ((select current_actor_kind()) = 'admin' and status in ('requested', 'consent_pending') and answer_by is not null);

-- Whether the deletion of a company is under way: what it asks for is not put back on the market then.
create function is_company_leaving(of_company uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return current_actor_kind() in ('admin', 'system') and exists (
    select from deletion d
    where d.subject_kind = 'company' and d.subject_id = of_company and d.status in ('requested', 'waiting', 'executing'));
revoke execute on function is_company_leaving from public;
grant execute on function is_company_leaving to longspring_app, longspring_worker;
