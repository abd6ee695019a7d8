-- Whether these open offers together come to more than is left of their mandate's budget, so that accepting them would be
-- refused (reserve_mandate_budget). Asked by the company that they were issued to, which may read no mandate that is
-- paused or over, and no budget: it learns what the refusal would tell it, and no amount.
create function is_budget_short(of_offers uuid[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (
    select from (
      select o.mandate_id, sum(o.amount_fen) as fen
      from offer o
      where o.id = any (of_offers) and o.company_id = current_organization_id() and o.current_version > 0
        and o.status in ('issued', 'viewed', 'countered', 'revised')
      group by o.mandate_id
    ) asked
    join mandate m on m.id = asked.mandate_id
    where m.reserved_fen + m.drawn_fen + asked.fen > m.budget_fen
  );
end;
revoke execute on function is_budget_short from public;
grant execute on function is_budget_short to longspring_app;
