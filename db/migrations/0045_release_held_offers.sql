-- An ask whose published version seeks more has room again for offers that a deal put on hold. An admin publishes, and may
-- update another's offer only to supersede it, so a function releases them: those that are open and fit what remains, as
-- after a deal that fell through (release_deal). The rest stay with their deals. Returns what was released.
create function release_offers_that_fit(of_prospect uuid) returns setof uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if current_actor_kind() is distinct from 'admin' then
    raise exception 'only an admin who publishes a version releases offers' using errcode = 'insufficient_privilege';
  end if;
  return query
    update offer o
    set held_by_deal_id = null
    from prospect p
    where p.id = of_prospect and p.status in ('published', 'paused') and o.prospect_id = p.id
      and o.held_by_deal_id is not null and o.status in ('issued', 'viewed', 'countered', 'revised')
      and o.expires_at > app_now() and o.amount_fen <= rounded_up_fen(p.sought_fen - p.accepted_fen)
    returning o.id;
end
$$;
revoke execute on function release_offers_that_fit from public;
grant execute on function release_offers_that_fit to longspring_app;
