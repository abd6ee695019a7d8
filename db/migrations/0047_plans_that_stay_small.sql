-- The disputes of a drawdown, ended ones too: each deal on which money waits asks for the last one.
create index dispute_of_drawdown on dispute (drawdown_id);

-- As before, but each suspended ask is looked for among what an institution has open by an index: the offset keeps
-- PostgreSQL from hashing all that it has open. Few asks are suspended, and most pages of an institution ask.
create or replace function suspended_asks() returns table (prospect_id uuid, suspended_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp rows 2
begin atomic
  select p.id, p.status_changed_at from prospect p
  where p.status = 'suspended' and case (select current_actor_kind())
    when 'company' then p.company_id = (select current_organization_id())
    when 'institution' then exists (
        select from introduction i
        where i.prospect_id = p.id and i.institution_id = (select current_organization_id())
          and i.status in ('requested', 'consent_pending', 'consented', 'converted') offset 0)
      or exists (
        select from offer o
        where o.prospect_id = p.id and o.institution_id = (select current_organization_id())
          and o.status in ('issued', 'viewed', 'countered', 'revised') offset 0)
    else false
  end;
end;
