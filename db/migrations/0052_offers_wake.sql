-- A deal that fell through wakes every offer on hold that fits what remains now, whichever deal held it; of the others,
-- those that it held itself wait on the latest deal of the prospect that stands.
create or replace function release_deal(of_deal uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  fallen deal;
  unconfirmed bigint;
begin
  select * into fallen from deal
  where id = of_deal and status = 'fell_through' and current_organization_id() in (company_id, institution_id);
  if not found then
    raise exception 'not a fallen deal of this organization' using errcode = 'insufficient_privilege';
  end if;
  unconfirmed := fallen.amount_fen - fallen.confirmed_fen;
  update prospect set accepted_fen = accepted_fen - unconfirmed, updated_at = clock_timestamp() where id = fallen.prospect_id;
  update mandate
  set reserved_fen = reserved_fen - unconfirmed, updated_at = clock_timestamp(),
    status = case when status = 'exhausted' and budget_fen - reserved_fen - drawn_fen + unconfirmed >= coalesce(amount_min_fen, 1)
      then 'active' else status end
  where id = fallen.mandate_id;
  update offer o
  set held_by_deal_id = case
    when o.amount_fen <= (select sought_fen - accepted_fen from prospect where id = fallen.prospect_id) then null
    when o.held_by_deal_id = of_deal then (
      select d.id from deal d
      where d.prospect_id = fallen.prospect_id and d.status <> 'fell_through'
      order by d.number desc limit 1)
    else o.held_by_deal_id
  end
  where o.prospect_id = fallen.prospect_id and o.held_by_deal_id is not null;
end
$$;
