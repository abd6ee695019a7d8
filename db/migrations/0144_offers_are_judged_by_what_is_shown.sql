-- What is left of an ask is judged as its teaser shows it, rounded up, wherever an institution reads the answer: by its offers
-- it would find to the fen what the company has accepted of others. The company's acceptance alone is held to the fen.
create or replace function lock_ask_room(of_prospect uuid, of_commitment text) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  room bigint;
begin
  select case of_commitment when 'guarantee' then sought_fen else rounded_up_fen(sought_fen - accepted_fen) end into room from prospect
  where id = of_prospect
    and exists (
      select from introduction i
      where i.prospect_id = of_prospect and i.institution_id = current_organization_id() and i.status in ('consented', 'converted'))
  for no key update;
  return room;
end
$$;

-- The same of offers that a deal holds, once it falls through.
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
  update mandate
  set reserved_fen = reserved_fen - unconfirmed, updated_at = app_clock_now(),
    status = case when status = 'exhausted' and budget_fen - reserved_fen - drawn_fen + unconfirmed >= coalesce(amount_min_fen, 1)
      then 'active' else status end
  where id = fallen.mandate_id;
  if fallen.commitment = 'guarantee' then
    return;
  end if;
  update prospect set accepted_fen = accepted_fen - unconfirmed, updated_at = app_clock_now() where id = fallen.prospect_id;
  update offer o
  set held_by_deal_id = case
    when o.amount_fen <= (select rounded_up_fen(sought_fen - accepted_fen) from prospect where id = fallen.prospect_id) then null
    when o.held_by_deal_id = of_deal then (
      select d.id from deal d
      where d.prospect_id = fallen.prospect_id and d.status <> 'fell_through' and d.commitment = 'capital'
      order by d.number desc limit 1)
    else o.held_by_deal_id
  end
  where o.prospect_id = fallen.prospect_id and o.held_by_deal_id is not null;
end
$$;
