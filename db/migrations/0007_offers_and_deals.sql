create table offer (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  mandate_id uuid not null references mandate,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  status text not null check (status in (
    'drafted', 'approved_internally', 'issued', 'viewed', 'countered', 'revised',
    'accepted', 'declined', 'expired', 'withdrawn', 'superseded')),
  draft jsonb not null default '{}',
  draft_revision integer not null default 1,
  current_version integer not null default 0,
  instrument text not null,
  amount_fen bigint check (amount_fen > 0),
  issued_at timestamptz,
  expires_at timestamptz,
  viewed_at timestamptz,
  answered_at timestamptz,
  reason_code text,
  note text,
  rounds integer not null default 0,
  held_by_deal_id uuid,
  created_by uuid,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index on offer (company_id, status);
create index on offer (institution_id, status, status_changed_at desc);
create index on offer (prospect_id);
create index on offer (introduction_id);
create index on offer (expires_at) where status in ('issued', 'viewed', 'countered', 'revised');
-- One negotiation at a time between a prospect and an institution.
create unique index one_open_offer on offer (introduction_id)
  where status in ('drafted', 'approved_internally', 'issued', 'viewed', 'countered', 'revised');

-- Terms as issued, with what they cost. Never changed: nobody is granted update or delete.
create table offer_version (
  offer_id uuid not null references offer,
  version integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  terms jsonb not null,
  contract_rate_percent numeric,
  annualised_rate_percent numeric,
  simple_rate_percent numeric,
  total_cost_fen bigint,
  issued_by uuid,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (offer_id, version)
);

create table deal (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  offer_id uuid not null unique references offer,
  offer_version integer not null,
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  mandate_id uuid not null references mandate,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  status text not null check (status in (
    'accepted', 'documents_out', 'signed_by_company', 'signed_by_institution', 'contracted', 'conditions_open',
    'available', 'partially_drawn', 'drawn', 'fell_through')),
  instrument text not null,
  amount_fen bigint not null check (amount_fen > 0),
  funded_fen bigint not null default 0,
  confirmed_fen bigint not null default 0,
  -- The platform's terms on the day of acceptance; a later change of tariff doesn't reach a deal under way.
  fee_rate_bp integer not null check (fee_rate_bp >= 0),
  fee_cap_fen bigint not null check (fee_cap_fen >= 0),
  signed_by_company_at timestamptz,
  signed_by_institution_at timestamptz,
  accepted_at timestamptz not null default now(),
  reason_code text,
  note text,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default now(),
  constraint confirmed_within_amount check (confirmed_fen between 0 and amount_fen),
  constraint funded_within_amount check (funded_fen between 0 and amount_fen),
  foreign key (offer_id, offer_version) references offer_version
);
create index on deal (company_id, status);
create index on deal (institution_id, status, status_changed_at desc);
create index on deal (prospect_id);
create index on deal (mandate_id);
alter table offer add foreign key (held_by_deal_id) references deal;

-- What must be met before the first drawdown, as the accepted terms say.
create table deal_condition (
  id uuid primary key default gen_random_uuid(),
  deal_id uuid not null references deal,
  position integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  description text not null,
  status text not null default 'requested' check (status in ('requested', 'received', 'satisfied', 'waived')),
  note text,
  decided_by uuid,
  decided_at timestamptz,
  unique (deal_id, position)
);

create table drawdown (
  id uuid primary key default gen_random_uuid(),
  deal_id uuid not null references deal,
  sequence integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  amount_fen bigint not null check (amount_fen > 0),
  status text not null check (status in ('requested', 'funded', 'confirmed', 'disputed')),
  requested_at timestamptz not null default now(),
  funded_at timestamptz,
  value_date date,
  payment_reference text,
  confirm_due_at timestamptz,
  confirmed_at timestamptz,
  disputed_at timestamptz,
  note text,
  is_demonstration boolean not null default false,
  unique (deal_id, sequence)
);
create index on drawdown (company_id, status);
create index on drawdown (institution_id, status);
-- One drawdown under way at a time keeps the sum within the amount without counting.
create unique index one_open_drawdown on drawdown (deal_id) where status in ('requested', 'funded', 'disputed');

-- What the institution owes the platform on money that moved. One fee for each confirmed drawdown.
create table fee (
  id uuid primary key default gen_random_uuid(),
  drawdown_id uuid not null unique references drawdown,
  deal_id uuid not null references deal,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  basis text not null check (basis in ('debt', 'equity')),
  rate_bp integer not null check (rate_bp >= 0),
  drawn_fen bigint not null,
  amount_fen bigint not null check (amount_fen >= 0),
  status text not null default 'accrued' check (status in ('accrued', 'invoiced', 'paid', 'waived', 'disputed', 'adjusted')),
  is_demonstration boolean not null default false,
  accrued_at timestamptz not null default now()
);
create index on fee (institution_id, status);
create index on fee (deal_id);

call protect_tenant_table('offer', null, 'institution_id');
call protect_tenant_table('offer_version', null, 'institution_id');
call protect_tenant_table('deal', 'company_id', 'institution_id');
call protect_tenant_table('deal_condition', 'company_id', 'institution_id');
call protect_tenant_table('drawdown', 'company_id', 'institution_id');
call protect_tenant_table('fee', null, 'institution_id');
grant insert, update on offer, deal, deal_condition, drawdown to longspring_app;
grant insert on offer_version, fee to longspring_app;
revoke update, delete on offer_version from longspring_worker;

-- A company sees an offer once it has been issued, never the draft of one.
create policy issued_to_company on offer for select to longspring_app
  using (company_id = (select current_organization_id()) and current_version > 0);
create policy answered_by_company on offer for update to longspring_app
  using (company_id = (select current_organization_id()) and current_version > 0)
  with check (company_id = (select current_organization_id()));
create policy issued_to_company on offer_version for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy shown_to_company on fee for select to longspring_app
  using (company_id = (select current_organization_id()));
-- The company's confirmation is what accrues the institution's fee.
create policy accrued_by_company on fee for insert to longspring_app
  with check (company_id = (select current_organization_id()));

-- Budget crosses tenants: the company that accepts moves the institution's budget without seeing its mandate's books.
-- Each locks the mandate row, so that acceptances on different prospects queue up here.
create function reserve_mandate_budget(of_mandate uuid, amount bigint) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from mandate where id = of_mandate for no key update;
  update mandate
  set reserved_fen = reserved_fen + amount, updated_at = clock_timestamp()
  where id = of_mandate and reserved_fen + drawn_fen + amount <= budget_fen
    and exists (
      select from offer
      where offer.mandate_id = of_mandate and offer.company_id = current_organization_id()
        and offer.status in ('issued', 'viewed', 'countered', 'revised', 'accepted'));
  if not found then
    return false;
  end if;
  update mandate set status = 'exhausted', status_changed_at = clock_timestamp()
  where id = of_mandate and status = 'active' and budget_fen - reserved_fen - drawn_fen < coalesce(amount_min_fen, 1);
  return true;
end
$$;

create function draw_mandate_budget(of_deal uuid, amount bigint) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update mandate m
  set reserved_fen = m.reserved_fen - amount, drawn_fen = m.drawn_fen + amount, updated_at = clock_timestamp()
  from deal d
  where d.id = of_deal and m.id = d.mandate_id and current_organization_id() in (d.company_id, d.institution_id);
end
$$;

-- A deal that fell through gives back what was not confirmed: to the prospect's ask, to the mandate's budget, and to the
-- offers that it held. It crosses tenants, so it runs as the owner, for a party of that deal alone and once its row says so.
create function release_deal(of_deal uuid) returns void
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
  -- Only what fits the room that is there again; the rest waits on another deal of the prospect that stands.
  update offer o
  set held_by_deal_id = case
    when o.amount_fen <= (select sought_fen - accepted_fen from prospect where id = fallen.prospect_id) then null
    else (select d.id from deal d where d.prospect_id = fallen.prospect_id and d.status <> 'fell_through' limit 1)
  end
  where o.held_by_deal_id = of_deal;
end
$$;
revoke execute on function reserve_mandate_budget, draw_mandate_budget, release_deal from public;
grant execute on function reserve_mandate_budget, draw_mandate_budget, release_deal to longspring_app, longspring_worker;
