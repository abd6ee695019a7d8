-- Offers, counter-offers and term sheets.

create table offer (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  mandate_id uuid not null references mandate,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  status text not null check (status in ('drafted', 'approved_internally', 'issued', 'viewed', 'countered', 'revised',
      'accepted', 'declined', 'expired', 'withdrawn', 'superseded')),
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
  status_changed_at timestamptz not null default app_now(),
  created_at timestamptz not null default app_now(),
  -- A guarantor pays nothing out: it secures a loan of another institution. Set on the offer and its deal when the
  -- offer is created.
  commitment text not null default 'capital' check (commitment in ('capital', 'guarantee')),
  constraint offer_commitment_key unique (id, commitment),
  constraint expires_at_is_plausible check (is_plausible_date(expires_at)),
  constraint guarantee_is_not_held check (commitment = 'capital' or held_by_deal_id is null)
);
create index on offer (company_id, status);
create index on offer (expires_at) where status in ('issued', 'viewed', 'countered', 'revised');
-- In the order of the institution's lists: a page reads its own rows and joins only those, because each company name
-- is checked against consents.
create index on offer (institution_id, status_changed_at desc, id desc);
create index on offer (institution_id, status, status_changed_at desc);
create index on offer (introduction_id);
create index on offer (prospect_id);
-- One open offer for each introduction.
create unique index one_open_offer on offer (introduction_id)
  where status in ('drafted', 'approved_internally', 'issued', 'viewed', 'countered', 'revised');
call protect_tenant_table('offer', null, 'institution_id');
grant insert, update on offer to longspring_app;
create policy admin_closes_search on offer for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin' and status = 'superseded');
create policy answered_by_company on offer for update to longspring_app
  using (company_id = (select current_organization_id()) and current_version > 0)
  with check (company_id = (select current_organization_id()));
-- A company sees issued offers, never drafts.
create policy issued_to_company on offer for select to longspring_app
  using (company_id = (select current_organization_id()) and current_version > 0);

-- What columns can check of terms that the other side reads: amounts and values are above zero, drawdowns are in
-- order, and the new money and the option pool leave others a part of the company. The domain checks the whole
-- schedule (app/domain/offers/terms/).
create function are_terms_payable(terms jsonb) returns boolean
  language sql immutable parallel safe
as $$
  select coalesce((terms ->> 'amountFen')::numeric > 0, false)
    and coalesce((terms #>> '{details,capFen}')::numeric > 0, true)
    and coalesce((terms #>> '{details,assumedPreMoneyFen}')::numeric > 0, true)
    and coalesce((terms #>> '{details,secondDrawdownFen}')::numeric between 1 and (terms ->> 'amountFen')::numeric - 1, true)
    and coalesce((terms #>> '{details,firstPaymentOn}') > (terms #>> '{details,firstDrawdownOn}'), true)
    and coalesce((terms #>> '{details,secondDrawdownOn}') > (terms #>> '{details,firstDrawdownOn}'), true)
    and coalesce(
      (terms #>> '{details,secondDrawdownOn}')::date
        < (terms #>> '{details,firstPaymentOn}')::date + make_interval(months => (terms ->> 'termMonths')::integer - 1), true)
    and coalesce((terms #>> '{details,residualFen}')::numeric < (terms ->> 'amountFen')::numeric, true)
    and coalesce(
      (terms ->> 'amountFen')::numeric * 100 + (terms ->> 'poolPercent')::numeric * (terms ->> 'postMoneyFen')::numeric
        < 100 * (terms ->> 'postMoneyFen')::numeric, true)
$$;

-- Terms as issued, with their cost. Never changed: no role may update or delete them. The annualised rate is from 0
-- to 36 % (app/domain/offers/price-limits.ts says why), except for equity and for imported records.
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
  issued_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  primary key (offer_id, version),
  constraint rate_is_within_limit check (
    case when terms ->> 'instrument' in ('equity', 'record') then annualised_rate_percent is null
    else coalesce(annualised_rate_percent >= 0 and annualised_rate_percent <= 36, false) end),
  constraint terms_are_payable check (are_terms_payable(terms))
);
alter table offer_version enable row level security;
alter table offer_version force row level security;
grant select, insert on offer_version to longspring_app, longspring_worker;
create policy admin_reads on offer_version for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy issued_to_company on offer_version for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy own on offer_version to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()));
create policy owner_and_worker on offer_version to longspring_migrator, longspring_worker
  using (true)
  with check (true);

-- An unissued version of an offer: the first or the next. Separate from the offer, whose row its company reads.
create table offer_draft (
  offer_id uuid primary key references offer,
  institution_id uuid not null references institution,
  content jsonb not null,
  revision integer not null default 1,
  -- Everybody who edited it: none of them may approve it.
  written_by uuid[] not null default '{}',
  approval_asked_at timestamptz,
  approval_asked_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  constraint approved_by_another check (approved_by is null or approved_by <> all (written_by)),
  constraint approved_once_asked check (approved_at is null or approval_asked_at is not null)
);
call protect_tenant_table('offer_draft', null, 'institution_id');
grant insert, update, delete on offer_draft to longspring_app;

-- A company's counter-offers, round by round. Never changed: no role may update or delete them.
create table counter_offer (
  offer_id uuid not null references offer,
  round integer not null check (round >= 1 and round <= 5),
  version integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  terms jsonb not null,
  contract_rate_percent numeric,
  annualised_rate_percent numeric,
  total_cost_fen bigint,
  words text check (char_length(words) >= 1 and char_length(words) <= 500),
  countered_by uuid,
  countered_at timestamptz not null default app_now(),
  primary key (offer_id, round),
  foreign key (offer_id, version) references offer_version,
  constraint rate_is_within_limit check (
    case when terms ->> 'instrument' = 'equity' then annualised_rate_percent is null
    else coalesce(annualised_rate_percent >= 0 and annualised_rate_percent <= 36, false) end),
  constraint terms_are_payable check (are_terms_payable(terms))
);
alter table counter_offer enable row level security;
alter table counter_offer force row level security;
grant select, insert on counter_offer to longspring_app, longspring_worker;
create policy admin_reads on counter_offer for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy company_counters on counter_offer for insert to longspring_app
  with check (
    company_id = (select current_organization_id())
    and exists (
      select from offer o
      where o.id = counter_offer.offer_id
        and o.company_id = counter_offer.company_id
        and o.institution_id = counter_offer.institution_id
        and o.current_version = counter_offer.version
    )
  );
create policy owner_and_worker on counter_offer to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy parties_read on counter_offer for select to longspring_app
  using (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()));

-- What an issued version says, sealed when it is issued: the parties' names at that time, and a fingerprint of all
-- that the sheet prints. Inserted by a trigger beside each version, and never changed.
create table term_sheet (
  offer_id uuid not null,
  version integer not null,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  offer_number bigint not null,
  company_name_zh text not null,
  company_name_en text,
  company_code text not null,
  institution_name_zh text not null,
  institution_name_en text,
  issued_at timestamptz not null,
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  primary key (offer_id, version),
  foreign key (offer_id, version) references offer_version
);
create index on term_sheet (company_id);
create index on term_sheet (institution_id);
alter table term_sheet enable row level security;
alter table term_sheet force row level security;
grant select on term_sheet to longspring_app, longspring_worker;
create policy company_reads on term_sheet for select to longspring_app
  using (company_id = (select current_organization_id()));
-- It names the company: the institution's access ends with the company's consent.
create policy institution_reads on term_sheet for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
create policy owner_and_worker on term_sheet to longspring_migrator, longspring_worker using (true) with check (true);

-- Whether a sheet was issued with this fingerprint. Returns only its version and time: nothing that the sheet doesn't
-- say itself, and nothing of what happened to the offer.
create function check_term_sheet(of_fingerprint text) returns table (version integer, issued_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select s.version, s.issued_at from term_sheet s where s.fingerprint = of_fingerprint;
end;
revoke execute on function check_term_sheet from public;
grant execute on function check_term_sheet to longspring_app;

create function seal_issued_version() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform seal_term_sheet(new);
  return null;
end
$$;

-- The fingerprint is SHA-256 over the UTF-8 bytes of a jsonb text: PostgreSQL writes keys in one order and numbers in
-- one form. It includes the ids of offer and parties, so that nobody can find a sheet by guessing its terms.
create function seal_term_sheet(of offer_version) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into term_sheet (
    offer_id, version, introduction_id, company_id, institution_id, offer_number,
    company_name_zh, company_name_en, company_code, institution_name_zh, institution_name_en, issued_at, fingerprint)
  select
    of.offer_id, of.version, o.introduction_id, of.company_id, of.institution_id, o.number,
    c.name_zh, c.name_en, c.uscc, i.name_zh, i.name_en, of.issued_at,
    encode(sha256(convert_to(jsonb_build_object(
      'offer', of.offer_id, 'number', o.number, 'version', of.version,
      'company', jsonb_build_array(of.company_id, c.uscc, c.name_zh, c.name_en),
      'institution', jsonb_build_array(of.institution_id, i.name_zh, i.name_en),
      'terms', of.terms,
      'contractRatePercent', of.contract_rate_percent::text,
      'annualisedRatePercent', of.annualised_rate_percent::text,
      'simpleRatePercent', of.simple_rate_percent::text,
      'totalCostFen', of.total_cost_fen::text,
      'issuedAt', (extract(epoch from of.issued_at) * 1000000)::bigint::text,
      'expiresAt', (extract(epoch from of.expires_at) * 1000000)::bigint::text
    )::text, 'UTF8')), 'hex')
  from offer o
  join company c on c.id = of.company_id
  join institution i on i.id = of.institution_id
  where o.id = of.offer_id;
end;
revoke execute on function seal_term_sheet from public;

create trigger seal_issued_version after insert on offer_version for each row execute function seal_issued_version();
