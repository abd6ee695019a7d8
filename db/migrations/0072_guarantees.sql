-- A guarantor pays nothing out: it stands for the loan of another. What an offer and its deal commit is said on both, from
-- the day on which the offer was begun.
alter table offer add column commitment text not null default 'capital' check (commitment in ('capital', 'guarantee'));
alter table deal add column commitment text not null default 'capital' check (commitment in ('capital', 'guarantee'));
alter table deal drop constraint deal_status_check;
alter table deal add constraint deal_status_check check (status in (
  'accepted', 'documents_out', 'signed_by_company', 'signed_by_institution', 'contracted', 'conditions_open',
  'available', 'partially_drawn', 'drawn', 'in_force', 'released', 'fell_through'));

-- What guarantors and insurers have under way, as far as no money has moved on it, becomes what it is.
update offer o set commitment = 'guarantee'
from institution n
where n.id = o.institution_id and n.kind in ('guarantor', 'insurer')
  and not exists (select from deal d join drawdown w on w.deal_id = d.id where d.offer_id = o.id);
update deal d set commitment = 'guarantee', fee_rate_bp = 0, fee_cap_fen = 0,
  status = case when d.status = 'available' then 'in_force' else d.status end
from offer o
where o.id = d.offer_id and o.commitment = 'guarantee';
update mandate m set reserved_fen = m.reserved_fen - f.amount, drawn_fen = m.drawn_fen + f.amount
from (select mandate_id, sum(amount_fen) as amount from deal where status = 'in_force' group by mandate_id) f
where f.mandate_id = m.id;
update prospect p set accepted_fen = p.accepted_fen - g.amount
from (
  select prospect_id, sum(amount_fen) as amount from deal
  where commitment = 'guarantee' and status <> 'fell_through' group by prospect_id) g
where g.prospect_id = p.id;
update offer o set held_by_deal_id = case
  when o.commitment = 'guarantee' then null
  when o.amount_fen <= (select sought_fen - accepted_fen from prospect p where p.id = o.prospect_id) then null
  else (
    select d.id from deal d
    where d.prospect_id = o.prospect_id and d.status <> 'fell_through' and d.commitment = 'capital'
    order by d.number desc limit 1)
  end
where o.held_by_deal_id is not null
  and (o.commitment = 'guarantee' or exists (select from deal d where d.id = o.held_by_deal_id and d.commitment = 'guarantee')
    or o.amount_fen <= (select sought_fen - accepted_fen from prospect p where p.id = o.prospect_id));

alter table offer
  add constraint guarantee_is_not_held check (commitment = 'capital' or held_by_deal_id is null),
  add constraint one_commitment unique (id, commitment);
alter table deal
  add constraint commits_as_offered foreign key (offer_id, commitment) references offer (id, commitment),
  add constraint guarantee_has_no_money check (commitment = 'capital' or (
    funded_fen = 0 and confirmed_fen = 0 and status not in ('available', 'partially_drawn', 'drawn'))),
  add constraint in_force_is_a_guarantee check (commitment = 'guarantee' or status not in ('in_force', 'released'));

-- The most that an offer may be for: what is left of the ask, and for a guarantee all that is sought. Locked, so that an
-- acceptance and an issue at the same time queue up. It tells one number and no name.
drop function lock_ask_left;
create function lock_ask_room(of_prospect uuid, of_commitment text) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  room bigint;
begin
  select case of_commitment when 'guarantee' then sought_fen else sought_fen - accepted_fen end into room from prospect
  where id = of_prospect
    and exists (
      select from introduction i
      where i.prospect_id = of_prospect and i.institution_id = current_organization_id() and i.status in ('consented', 'converted'))
  for no key update;
  return room;
end
$$;

-- A deal that fell through gives back to its mandate, and one of capital to the ask as well: that wakes every offer on
-- hold that fits what remains now; of the others, those that it held itself wait on the latest deal that stands.
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
  set reserved_fen = reserved_fen - unconfirmed, updated_at = clock_timestamp(),
    status = case when status = 'exhausted' and budget_fen - reserved_fen - drawn_fen + unconfirmed >= coalesce(amount_min_fen, 1)
      then 'active' else status end
  where id = fallen.mandate_id;
  if fallen.commitment = 'guarantee' then
    return;
  end if;
  update prospect set accepted_fen = accepted_fen - unconfirmed, updated_at = clock_timestamp() where id = fallen.prospect_id;
  update offer o
  set held_by_deal_id = case
    when o.amount_fen <= (select sought_fen - accepted_fen from prospect where id = fallen.prospect_id) then null
    when o.held_by_deal_id = of_deal then (
      select d.id from deal d
      where d.prospect_id = fallen.prospect_id and d.status <> 'fell_through' and d.commitment = 'capital'
      order by d.number desc limit 1)
    else o.held_by_deal_id
  end
  where o.prospect_id = fallen.prospect_id and o.held_by_deal_id is not null;
end
$$;

-- A guarantee that was released is in use no longer.
create function release_guarantee(of_deal uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  released deal;
begin
  select * into released from deal where id = of_deal and status = 'released' and institution_id = current_organization_id();
  if not found then
    raise exception 'not a released guarantee of this institution' using errcode = 'insufficient_privilege';
  end if;
  update mandate
  set drawn_fen = drawn_fen - released.amount_fen, updated_at = clock_timestamp(),
    status = case
      when status = 'exhausted' and budget_fen - reserved_fen - drawn_fen + released.amount_fen >= coalesce(amount_min_fen, 1)
      then 'active' else status end
  where id = released.mandate_id;
end
$$;
revoke execute on function lock_ask_room, release_guarantee from public;
grant execute on function lock_ask_room, release_guarantee to longspring_app;
