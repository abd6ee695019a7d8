-- The price of an offer and of its deal: the database's to fill in, nobody's to choose.

-- The list that is valid on a day; before the first one, the first.
create function price_list_on(day date) returns integer
  language sql stable
  return coalesce(
    (select version from price_list where valid_from <= day order by valid_from desc limit 1),
    (select version from price_list order by valid_from limit 1));

-- An offer's price is that of the day of its first issued version and never changes. A tenant issues today: what they say
-- of the day would let them choose a list. Generated and imported data have days of their own.
create function price_offer() returns trigger
  language plpgsql
as $$
declare
  due integer;
begin
  if tg_op = 'UPDATE' and old.price_list_version is not null then
    due := old.price_list_version;
  elsif new.current_version > 0 then
    due := price_list_on(shanghai_day(case when current_user = 'longspring_app' then app_clock_now()
      else coalesce(new.issued_at, app_clock_now()) end));
  end if;
  if new.price_list_version is distinct from due then
    if new.price_list_version is not null or (tg_op = 'UPDATE' and old.price_list_version is not null) then
      raise exception 'the price of an offer is that of the day of its first version'
        using errcode = 'check_violation', constraint = 'offer_priced_when_issued';
    end if;
    new.price_list_version := due;
  end if;
  return new;
end
$$;
create trigger price_offer before insert or update of current_version, price_list_version, issued_at on offer
  for each row execute function price_offer();
-- What was issued by the build before this one.
update offer set price_list_version = price_list_on(shanghai_day(coalesce(issued_at, created_at)))
where current_version > 0 and price_list_version is null;
alter table offer add constraint issued_is_priced check (current_version = 0 or price_list_version is not null) not valid;
alter table offer validate constraint issued_is_priced;

-- A deal has the price of its offer, whoever inserts it and whatever they say. A guarantee has none: no money is drawn of it.
-- Nor has an imported record of a deal that was made elsewhere.
create function price_deal() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  priced price_list;
  offered text;
  is_record boolean;
begin
  select o.instrument into offered from offer o where o.id = new.offer_id;
  select v.terms ->> 'instrument' = 'record' and coalesce(current_actor_kind(), 'system') = 'system' into is_record
  from offer_version v where v.offer_id = new.offer_id and v.version = new.offer_version;
  select l.* into priced from price_list l join offer o on o.price_list_version = l.version where o.id = new.offer_id;
  if priced.version is null then
    raise exception 'a deal has the price of its issued offer' using errcode = 'check_violation', constraint = 'deal_priced_as_offered';
  end if;
  new.price_list_version := priced.version;
  new.vat_inclusive := priced.vat_inclusive;
  if new.commitment = 'guarantee' or is_record then
    new.fee_rate_bp := 0;
    new.fee_floor_fen := 0;
    new.fee_cap_fen := 0;
  elsif offered = 'equity' then
    new.fee_rate_bp := priced.equity_rate_bp;
    new.fee_floor_fen := priced.equity_floor_fen;
    new.fee_cap_fen := priced.equity_cap_fen;
  else
    new.fee_rate_bp := priced.debt_rate_bp;
    new.fee_floor_fen := priced.debt_floor_fen;
    new.fee_cap_fen := priced.debt_cap_fen;
  end if;
  return new;
end
$$;
revoke execute on function price_deal from public;
create trigger price_deal before insert on deal for each row execute function price_deal();

create function keep_price() returns trigger
  language plpgsql
as $$
begin
  if current_user in ('longspring_app', 'longspring_worker')
    and (old.price_list_version, old.fee_rate_bp, old.fee_floor_fen, old.fee_cap_fen, old.vat_inclusive, old.instrument)
      is distinct from (new.price_list_version, new.fee_rate_bp, new.fee_floor_fen, new.fee_cap_fen, new.vat_inclusive, new.instrument)
  then
    raise exception 'the price of a deal never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger keep_price before update on deal for each row execute function keep_price();

-- An institution fetched its fapiao: from then on its entry is not corrected.
alter table fapiao add column fetched_at timestamptz;
-- A credit note before it was issued leaves less to state.
grant update (total_fen) on fapiao to longspring_app;
-- What one states is computed, whoever inserts or changes it: what credit notes left of its invoice until it is issued, and
-- of a red one what its credit note took back.
create function state_fapiao() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  stated invoice;
begin
  if tg_op = 'UPDATE' and (new.credit_note_id is not null or old.status <> 'requested' or new.status = 'cancelled') then
    new.total_fen := old.total_fen;
    return new;
  end if;
  select * into stated from invoice where id = new.invoice_id;
  if stated.status = 'void' then
    raise exception 'no fapiao is requested for a void invoice' using errcode = 'check_violation', constraint = 'fapiao_of_standing_invoice';
  end if;
  if new.credit_note_id is null then
    new.total_fen := stated.total_fen - (select coalesce(sum(total_fen), 0) from credit_note where invoice_id = stated.id);
  else
    new.total_fen := (select -total_fen from credit_note where id = new.credit_note_id and invoice_id = stated.id);
  end if;
  return new;
end
$$;
revoke execute on function state_fapiao from public;
create trigger state_fapiao before insert or update on fapiao for each row execute function state_fapiao();

-- The versions of the fee agreement and the price lists that they name: those of app/domain/billing/fee-agreement.ts.
create function fee_agreements() returns table (version date, price_list_version integer)
  language sql immutable
  begin atomic
    values (date '2026-12-01', 1);
  end;
-- An institution accepts the version in force, now; before the first one applies, the first.
create function require_agreement_in_force() returns trigger
  language plpgsql
as $$
declare
  in_force date := coalesce(
    (select max(a.version) from fee_agreements() a where a.version <= shanghai_day(app_clock_now())),
    (select min(a.version) from fee_agreements() a));
begin
  if not exists (
    select from fee_agreements() a
    where a.version = in_force and a.version = new.version and a.price_list_version = new.price_list_version)
  then
    raise exception 'the agreement in force is accepted' using errcode = 'check_violation', constraint = 'agreement_in_force';
  end if;
  new.accepted_at := app_clock_now();
  return new;
end
$$;
create trigger require_agreement_in_force before insert on fee_agreement_acceptance
  for each row when (current_user = 'longspring_app') execute function require_agreement_in_force();
create function note_fapiao_fetched(of_fapiao uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    update fapiao set fetched_at = app_clock_now()
    where id = of_fapiao and institution_id = current_organization_id() and status = 'issued' and fetched_at is null;
  end;
revoke execute on function note_fapiao_fetched from public;
grant execute on function note_fapiao_fetched to longspring_app;
