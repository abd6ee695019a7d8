-- The platform's own money: the price list, double-entry ledger, invoices and what is paid on them. Amounts are integers
-- of the currency's smallest unit; invoices are in fen.

-- What a success fee costs from a day on. Rows come with a release, beside the agreement that names them.
create table price_list (
  version integer primary key check (version > 0),
  valid_from date not null unique,
  debt_rate_bp integer not null check (debt_rate_bp between 0 and 10000),
  debt_floor_fen bigint not null check (debt_floor_fen >= 0),
  debt_cap_fen bigint not null check (debt_cap_fen >= debt_floor_fen),
  equity_rate_bp integer not null check (equity_rate_bp between 0 and 10000),
  equity_floor_fen bigint not null check (equity_floor_fen >= 0),
  equity_cap_fen bigint not null check (equity_cap_fen >= equity_floor_fen),
  -- Whether its prices contain the value-added tax.
  vat_inclusive boolean not null
);
insert into price_list values (1, '2018-01-01', 50, 0, 10000000, 200, 0, 10000000, true);

-- The rate on services of information intermediaries by day: 6 % since 2016-05-01 (财税〔2016〕36号), unchanged by the law on
-- value-added tax that is in force since 2026-01-01.
create table vat_rate (
  valid_from date primary key,
  rate_bp integer not null check (rate_bp between 0 and 10000)
);
insert into vat_rate values ('2016-05-01', 600);
grant select on price_list, vat_rate to longspring_app, longspring_worker;

-- The price of an offer is that of its first issued version, and becomes the deal's.
alter table offer add column price_list_version integer references price_list;
update offer set price_list_version = 1 where current_version > 0;
alter table deal
  add column price_list_version integer not null default 1 references price_list,
  add column fee_floor_fen bigint not null default 0 check (fee_floor_fen >= 0),
  add column vat_inclusive boolean not null default true;

-- A person is a finance admin by the row of their account, not by what a process says of them.
create function is_finance_admin() returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return current_actor_kind() = 'admin' and exists (
    select from accounts."user" u where u.id = current_user_id() and u.role = 'admin' and 'finance' = any (u.admin_roles));
revoke execute on function is_finance_admin from public;
grant execute on function is_finance_admin to longspring_app;

-- Who may read and write what is billed: institutions read their own, admins read all, finance admins write; the worker too.
create procedure protect_billing_table(billing regclass)
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', billing);
  execute format('alter table %s force row level security', billing);
  execute format('create policy owner_and_worker on %s to longspring_migrator, longspring_worker using (true) with check (true)', billing);
  execute format('create policy own_reads on %s for select to longspring_app using (institution_id = (select current_organization_id()))', billing);
  execute format('create policy admins on %s to longspring_app using ((select current_actor_kind()) = ''admin'') with check ((select is_finance_admin()))', billing);
  execute format('grant select on %s to longspring_app', billing);
  execute format('grant select, insert, update on %s to longspring_worker', billing);
end
$$;

-- Whom invoices are made out to, and where they are sent.
create table billing_profile (
  institution_id uuid primary key references institution,
  title text not null check (char_length(title) between 1 and 200),
  tax_number text not null check (char_length(tax_number) between 1 and 30),
  address text check (char_length(address) between 1 and 200),
  phone text check (char_length(phone) between 1 and 40),
  bank_name text check (char_length(bank_name) between 1 and 100),
  bank_account text check (char_length(bank_account) between 1 and 40),
  email text not null check (char_length(email) between 3 and 254),
  locale text not null check (locale in ('en', 'zh-CN')),
  fapiao_kind text not null check (fapiao_kind in ('ordinary', 'special')),
  updated_by uuid not null,
  updated_at timestamptz not null default app_clock_now(),
  revision integer not null default 1
);
call protect_billing_table('billing_profile');
grant insert, update on billing_profile to longspring_app;
create policy own_written on billing_profile to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()) and updated_by = (select current_user_id()));

-- The fee agreement as an institution accepted it. Append-only. Versions are named by the day from which they apply.
create table fee_agreement_acceptance (
  institution_id uuid not null references institution,
  version date not null,
  price_list_version integer not null references price_list,
  accepted_by uuid not null,
  accepted_at timestamptz not null default app_clock_now(),
  primary key (institution_id, version)
);
call protect_billing_table('fee_agreement_acceptance');
grant insert on fee_agreement_acceptance to longspring_app;
create policy own_accepted on fee_agreement_acceptance for insert to longspring_app
  with check (institution_id = (select current_organization_id()) and accepted_by = (select current_user_id()));

-- The ledger. Currencies with their decimals (ISO 4217).
create table currency (
  code text primary key check (code ~ '^[A-Z]{3}$'),
  decimals smallint not null check (decimals between 0 and 3)
);
insert into currency values ('CNY', 2), ('USD', 2), ('JPY', 0), ('KWD', 3);
grant select on currency to longspring_app, longspring_worker;

-- One account for each institution, kind and currency; without an institution, the platform's own. A debit is positive.
create table ledger_account (
  id bigint primary key generated always as identity,
  institution_id uuid references institution,
  kind text not null check (kind in ('unbilled', 'receivable', 'cash_stripe', 'cash_bank', 'unapplied', 'suspense',
    'vat_deferred', 'vat_output', 'income', 'waivers')),
  currency text not null references currency,
  unique nulls not distinct (institution_id, kind, currency),
  unique (id, currency)
);
create table ledger_transaction (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('fee-accrued', 'fee-voided', 'fee-waived', 'invoice-issued', 'invoice-voided',
    'credit-note-issued', 'receipt-booked', 'receipt-applied', 'receipt-unapplied', 'refund-paid', 'refund-failed', 'charged-back',
    'charge-back-reversed', 'receipt-identified', 'over-payment-returned', 'over-payment-charged-back', 'over-payment-restored',
    'test-entry')),
  -- The row that it books: a fee, an invoice, a receipt… One row is booked once in one way.
  source_id uuid not null,
  institution_id uuid references institution,
  posted_at timestamptz not null default app_clock_now(),
  unique (kind, source_id)
);
create index on ledger_transaction (institution_id, id);
create table ledger_posting (
  id bigint primary key generated always as identity,
  transaction_id bigint not null references ledger_transaction,
  account_id bigint not null,
  currency text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  foreign key (account_id, currency) references ledger_account (id, currency)
);
create index on ledger_posting (transaction_id);
create index on ledger_posting (account_id, id);
-- Running totals of the postings; verified against them by the reconciliation.
create table ledger_total (
  account_id bigint primary key references ledger_account,
  balance_minor bigint not null,
  postings bigint not null
);

-- Nobody changes what was booked, not even the owner of the tables.
create function forbid_change() returns trigger
  language plpgsql
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on ledger_transaction for each row execute function forbid_change();
create trigger append_only before update or delete on ledger_posting for each row execute function forbid_change();
create trigger never_emptied before truncate on ledger_transaction for each statement execute function forbid_change();
create trigger never_emptied before truncate on ledger_posting for each statement execute function forbid_change();

create function require_balance() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  of_transaction bigint := case tg_table_name when 'ledger_posting' then (to_jsonb(new) ->> 'transaction_id')::bigint else new.id end;
begin
  if not exists (select from ledger_posting where transaction_id = of_transaction)
    or exists (
      select from ledger_posting where transaction_id = of_transaction group by currency having sum(amount_minor) <> 0)
  then
    raise exception 'the postings of a transaction add up to zero in each currency' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke execute on function require_balance from public;
create constraint trigger require_balance after insert on ledger_transaction deferrable initially deferred
  for each row execute function require_balance();
create constraint trigger require_balance after insert on ledger_posting deferrable initially deferred
  for each row execute function require_balance();

-- In the order of the accounts, so that concurrent transactions lock totals in one order.
create function add_to_totals() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into ledger_total as t (account_id, balance_minor, postings)
  select account_id, sum(amount_minor), count(*) from added group by account_id order by account_id
  on conflict (account_id) do update
    set balance_minor = t.balance_minor + excluded.balance_minor, postings = t.postings + excluded.postings;
  return null;
end
$$;
revoke execute on function add_to_totals from public;
create trigger add_to_totals after insert on ledger_posting referencing new table as added
  for each statement execute function add_to_totals();

alter table ledger_account enable row level security;
alter table ledger_account force row level security;
alter table ledger_transaction enable row level security;
alter table ledger_transaction force row level security;
alter table ledger_posting enable row level security;
alter table ledger_posting force row level security;
alter table ledger_total enable row level security;
alter table ledger_total force row level security;
grant select on ledger_account, ledger_transaction, ledger_posting, ledger_total to longspring_app, longspring_worker;
create policy owner_and_worker on ledger_account to longspring_migrator, longspring_worker using (true) with check (true);
create policy owner_and_worker on ledger_transaction to longspring_migrator, longspring_worker using (true) with check (true);
create policy owner_and_worker on ledger_posting to longspring_migrator, longspring_worker using (true) with check (true);
create policy owner_and_worker on ledger_total to longspring_migrator, longspring_worker using (true) with check (true);
create policy readers on ledger_account for select to longspring_app
  using (institution_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy readers on ledger_transaction for select to longspring_app
  using (institution_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy readers on ledger_posting for select to longspring_app
  using (exists (select from ledger_account a where a.id = ledger_posting.account_id));
create policy readers on ledger_total for select to longspring_app
  using (exists (select from ledger_account a where a.id = ledger_total.account_id));

-- Books one transaction, and does nothing where it is booked already, or all lines are zero. `lines`: [{"account",
-- "amountMinor", "own"}], where "own": true means the platform's account. Not granted: only functions that compute what they
-- book call it.
create function write_ledger(kind text, source uuid, institution uuid, currency text, lines jsonb, at timestamptz) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  booked bigint;
begin
  if not exists (select from jsonb_array_elements(lines) line where (line ->> 'amountMinor')::bigint <> 0) then
    return null;
  end if;
  insert into ledger_transaction (kind, source_id, institution_id, posted_at)
  values (write_ledger.kind, source, institution, at)
  on conflict do nothing
  returning id into booked;
  if booked is null then
    return null;
  end if;
  insert into ledger_account (institution_id, kind, currency)
  select distinct case when (line ->> 'own')::boolean then null else institution end, line ->> 'account', write_ledger.currency
  from jsonb_array_elements(lines) line
  order by 2
  on conflict do nothing;
  insert into ledger_posting (transaction_id, account_id, currency, amount_minor)
  select booked, a.id, a.currency, (line ->> 'amountMinor')::bigint
  from jsonb_array_elements(lines) line
  join ledger_account a on a.kind = line ->> 'account' and a.currency = write_ledger.currency
    and a.institution_id is not distinct from case when (line ->> 'own')::boolean then null else institution end
  where (line ->> 'amountMinor')::bigint <> 0
  order by a.id;
  return booked;
end
$$;
revoke execute on function write_ledger from public;

create function ledger_line(account text, amount bigint) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object('account', account, 'amountMinor', amount);

-- What is due of an invoice, in fen; negative where more was paid than it is worth after its credit notes.
create function due_of_invoice(of_invoice uuid) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
  return (select i.total_fen
      - (select coalesce(sum(total_fen), 0) from credit_note where invoice_id = i.id)
      - (select coalesce(sum(amount_fen), 0) from receipt_allocation where invoice_id = i.id)
      + (select coalesce(sum(amount_fen), 0) from refund where invoice_id = i.id and status = 'paid')
    from invoice i where i.id = of_invoice);
end
$$;
revoke execute on function due_of_invoice from public;

-- Books an act of the platform's own: a kind and the row that it is of. What it comes to is computed here, from that row and
-- those that it stands on; null where they do not say that it happened, or do not add up.
create function lines_to_book(kind text, source uuid, out institution uuid, out lines jsonb)
  language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  net bigint;
  vat bigint;
  amount bigint;
  account text;
begin
  case lines_to_book.kind
  when 'fee-waived' then
    select f.institution_id, f.net_fen, f.vat_fen into institution, net, vat
    from fee f
    where f.id = source and f.status = 'waived' and not exists (select from invoice_line l where l.fee_id = f.id and not l.is_void);
    lines := jsonb_build_array(ledger_line('unbilled', -net - vat), ledger_line('waivers', net), ledger_line('vat_deferred', vat));
  when 'invoice-issued', 'invoice-voided' then
    -- What was unbilled is receivable, and its tax is owed to the state; backwards where it is void.
    select i.institution_id, sum(f.net_fen), sum(f.vat_fen) into institution, net, vat
    from invoice i join invoice_line l on l.invoice_id = i.id join fee f on f.id = l.fee_id and f.institution_id = i.institution_id
    where i.id = source and (i.status = 'void') = (lines_to_book.kind = 'invoice-voided')
    group by i.id
    having bool_and((l.net_fen, l.vat_fen) = (f.net_fen, f.vat_fen)) and (sum(f.net_fen), sum(f.vat_fen)) = (i.net_fen, i.vat_fen);
    if lines_to_book.kind = 'invoice-voided' then
      net := -net;
      vat := -vat;
    end if;
    lines := jsonb_build_array(ledger_line('receivable', net + vat), ledger_line('unbilled', -net - vat),
      ledger_line('vat_deferred', vat), ledger_line('vat_output', -vat));
  when 'credit-note-issued' then
    select c.institution_id, sum(t.net_fen), sum(t.vat_fen), case c.reason_code when 'waiver' then 'waivers' else 'income' end
    into institution, net, vat, account
    from credit_note c join credit_note_line t on t.credit_note_id = c.id
    join invoice_line l on l.id = t.invoice_line_id and l.invoice_id = c.invoice_id
    where c.id = source
    group by c.id
    having (sum(t.net_fen), sum(t.vat_fen)) = (c.net_fen, c.vat_fen)
      and bool_and((select sum(a.total_fen) from credit_note_line a where a.invoice_line_id = l.id) <= l.total_fen);
    lines := jsonb_build_array(ledger_line(account, net), ledger_line('vat_output', vat), ledger_line('receivable', -net - vat));
  when 'receipt-booked' then
    select r.institution_id, r.amount_fen, 'cash_' || r.provider into institution, amount, account from receipt r where r.id = source;
    if found then
      lines := jsonb_build_array(ledger_line(account, amount), ledger_line('unapplied', -amount));
    else
      -- From nobody knows whom, or matched to the wrong one.
      select coalesce(l.amount_fen, m.amount_fen) into amount
      from (select source as id) s
      left join bank_line l on l.id = s.id and l.amount_fen > 0
      left join bank_proposal p on p.id = s.id and p.kind = 'undo' left join bank_line m on m.id = p.line_id;
      lines := jsonb_build_array(ledger_line('cash_bank', amount), ledger_line('suspense', -amount));
    end if;
  when 'receipt-identified' then
    select l.amount_fen into amount from bank_proposal p join bank_line l on l.id = p.line_id where p.id = source and p.kind in ('match', 'assign', 'came-back');
    lines := jsonb_build_array(ledger_line('cash_bank', -amount), ledger_line('suspense', amount));
  when 'receipt-applied' then
    select a.institution_id, a.amount_fen into institution, amount
    from receipt_allocation a join receipt r on r.id = a.receipt_id
    where a.id = source and a.kind = 'payment' and due_of_invoice(a.invoice_id) >= 0
      and r.amount_fen >= (select sum(b.amount_fen) from receipt_allocation b where b.receipt_id = r.id and b.kind in ('payment', 'undone'))
        + (select coalesce(sum(f.amount_fen), 0) from refund f where f.receipt_id = r.id and f.invoice_id is null and f.status = 'paid')
        + (select coalesce(sum(p.amount_fen), 0) from charge_back c join charge_back_part p on p.charge_back_id = c.id
          where c.receipt_id = r.id and c.status <> 'won' and p.invoice_id is null);
    lines := jsonb_build_array(ledger_line('unapplied', amount), ledger_line('receivable', -amount));
  when 'receipt-unapplied' then
    select a.institution_id, a.amount_fen into institution, amount from receipt_allocation a where a.id = source and a.kind = 'undone';
    if found then
      lines := jsonb_build_array(ledger_line('unapplied', amount), ledger_line('receivable', -amount));
    else
      select l.amount_fen into amount
      from bank_proposal p join bank_line l on l.id = p.line_id where p.id = source and p.kind = 'ignore' and l.amount_fen > 0;
      lines := jsonb_build_array(ledger_line('cash_bank', -amount), ledger_line('suspense', amount));
    end if;
  when 'charged-back', 'charge-back-reversed' then
    select a.institution_id, a.amount_fen, 'cash_' || r.provider into institution, amount, account
    from receipt_allocation a join receipt r on r.id = a.receipt_id
    where a.id = source and a.kind = case lines_to_book.kind when 'charged-back' then 'charge-back' else 'charge-back-reversed' end;
    lines := jsonb_build_array(ledger_line('receivable', -amount), ledger_line(account, amount));
  when 'refund-paid', 'over-payment-returned' then
    select f.institution_id, f.amount_fen, 'cash_' || f.provider into institution, amount, account
    from refund f
    where f.id = source and f.status = 'paid' and (f.invoice_id is null) = (lines_to_book.kind = 'over-payment-returned');
    lines := jsonb_build_array(
      ledger_line(case lines_to_book.kind when 'refund-paid' then 'receivable' else 'unapplied' end, amount), ledger_line(account, -amount));
  when 'refund-failed' then
    -- One that had been paid.
    select f.institution_id, f.amount_fen, 'cash_' || f.provider into institution, amount, account
    from refund f join ledger_transaction t on t.source_id = f.id and t.kind in ('refund-paid', 'over-payment-returned')
    where f.id = source and f.status = 'failed';
    lines := jsonb_build_array(
      ledger_line(case when (select invoice_id from refund where id = source) is null then 'unapplied' else 'receivable' end, -amount),
      ledger_line(account, amount));
  when 'over-payment-charged-back', 'over-payment-restored' then
    select p.institution_id, case lines_to_book.kind when 'over-payment-restored' then -p.amount_fen else p.amount_fen end,
      'cash_' || r.provider
    into institution, amount, account
    from charge_back_part p join charge_back c on c.id = p.charge_back_id join receipt r on r.id = c.receipt_id
    where p.invoice_id is null and case lines_to_book.kind when 'over-payment-restored' then p.reinstated_id else p.id end = source;
    lines := jsonb_build_array(ledger_line('unapplied', amount), ledger_line(account, -amount));
  else
    lines := null;
  end case;
  if amount is null and net is null then
    lines := null;
  end if;
end
$$;
revoke execute on function lines_to_book from public;

-- For the platform's own acts: finance admins and jobs. Fees of drawdowns book themselves.
create function post_to_ledger(kind text, source uuid) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  booking record;
begin
  if coalesce(current_actor_kind(), '') <> 'system' and not coalesce(is_finance_admin(), false) then
    raise exception 'the platform alone posts to the ledger' using errcode = 'insufficient_privilege';
  end if;
  select * into booking from lines_to_book(kind, source);
  if booking.lines is null then
    raise exception 'nothing to book as % of %', kind, source using errcode = 'check_violation';
  end if;
  return write_ledger(kind, source, booking.institution, 'CNY', booking.lines, app_clock_now());
end
$$;
revoke execute on function post_to_ledger from public;
grant execute on function post_to_ledger to longspring_app, longspring_worker;

-- A drawdown that was confirmed may be reversed: its money did not arrive after all.
alter table drawdown drop constraint drawdown_status_check;
alter table drawdown add constraint drawdown_status_check
  check (status in ('requested', 'funded', 'confirmed', 'disputed', 'withdrawn', 'reversed')) not valid;
alter table drawdown validate constraint drawdown_status_check;

-- Fees: a drawdown's own, and the correction of its deal's sum when a drawdown was reversed.
alter table fee drop constraint fee_status_check;
alter table fee drop constraint fee_amount_fen_check;
alter table fee drop constraint fee_drawdown_id_key;
alter table fee
  add column kind text not null default 'drawdown' check (kind in ('drawdown', 'recalculation')),
  add column net_fen bigint,
  add column vat_fen bigint,
  add column vat_rate_bp integer;
-- No act ever moved one; only generated data had other statuses.
update fee set status = 'accrued' where status <> 'accrued';
alter table fee add constraint fee_status_check check (status in ('accrued', 'invoiced', 'disputed', 'paid', 'refunded',
  'charged_back', 'waived', 'credited', 'void')) not valid;
alter table fee validate constraint fee_status_check;
alter table fee add constraint fee_amount_fen_check check (case kind when 'recalculation' then amount_fen <> 0 else amount_fen >= 0 end) not valid;
alter table fee validate constraint fee_amount_fen_check;
create unique index one_fee_of_a_drawdown on fee (drawdown_id, kind);
create index on fee (institution_id, accrued_at, id) where status = 'accrued';

-- The fee on the drawn total of a deal, in fen: rounded half up, at least the floor once anything is drawn, at most the cap.
create function fee_on_drawn(drawn bigint, rate_bp integer, floor_fen bigint, cap_fen bigint) returns bigint
  language sql immutable parallel safe
  return case when drawn <= 0 then 0
    else least(greatest(round(drawn::numeric * rate_bp / 10000)::bigint, floor_fen), cap_fen) end;

-- None before the tax applied to these services.
create function vat_rate_on(day date) returns integer
  language sql stable
  return coalesce((select rate_bp from vat_rate where valid_from <= day order by valid_from desc limit 1), 0);

-- The part of an amount without tax: of a price that contains the tax, or of one to which it is added.
create function net_of(amount bigint, rate_bp integer, inclusive boolean) returns bigint
  language sql immutable parallel safe
  return case when inclusive then round(amount::numeric * 10000 / (10000 + rate_bp))::bigint else amount end;
create function vat_of(amount bigint, rate_bp integer, inclusive boolean) returns bigint
  language sql immutable parallel safe
  return case when inclusive then amount - net_of(amount, rate_bp, true) else round(amount::numeric * rate_bp / 10000)::bigint end;

-- All of it at the first price list, tax included.
update fee set vat_rate_bp = 600, net_fen = net_of(amount_fen, 600, true), vat_fen = vat_of(amount_fen, 600, true);

-- Whoever inserts a fee, and whatever they say: it is what the deal owes since its drawdown was confirmed or reversed. A
-- drawdown's fee is that on the deal's money up to it, less what its earlier drawdowns have; so the fees of a deal add up
-- to the fee on its total.
create function compute_fee() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  of_drawdown drawdown;
  of_deal deal;
  owed bigint;
  charged bigint;
begin
  select * into of_drawdown from drawdown where id = new.drawdown_id;
  select * into of_deal from deal where id = of_drawdown.deal_id for no key update;
  if of_drawdown.status is distinct from (case new.kind when 'drawdown' then 'confirmed' else 'reversed' end) then
    raise exception 'a fee accrues on a confirmed drawdown' using errcode = 'check_violation', constraint = 'fee_of_confirmed_drawdown';
  end if;
  select fee_on_drawn(coalesce(sum(w.amount_fen), 0)::bigint, of_deal.fee_rate_bp, of_deal.fee_floor_fen, of_deal.fee_cap_fen) into owed
  from drawdown w
  where w.deal_id = of_deal.id and w.status = 'confirmed'
    and (new.kind = 'recalculation' or w.sequence <= of_drawdown.sequence);
  select coalesce(sum(f.amount_fen), 0) into charged
  from fee f join drawdown w on w.id = f.drawdown_id
  where f.deal_id = of_deal.id and f.status <> 'void' and not (f.kind = 'drawdown' and w.status = 'reversed')
    and (new.kind = 'recalculation' or w.sequence < of_drawdown.sequence);
  new.status := 'accrued';
  new.accrued_at := coalesce(case new.kind when 'drawdown' then of_drawdown.confirmed_at else of_drawdown.reversed_at end,
    app_clock_now());
  new.deal_id := of_deal.id;
  new.company_id := of_deal.company_id;
  new.institution_id := of_deal.institution_id;
  new.basis := case of_deal.instrument when 'equity' then 'equity' else 'debt' end;
  new.rate_bp := of_deal.fee_rate_bp;
  new.drawn_fen := case new.kind when 'drawdown' then of_drawdown.amount_fen else 0 end;
  new.amount_fen := owed - charged;
  -- A correction of nothing would wait for an invoice for ever.
  if new.kind = 'recalculation' and new.amount_fen = 0 then
    return null;
  end if;
  new.vat_rate_bp := vat_rate_on(shanghai_day(new.accrued_at));
  new.net_fen := net_of(new.amount_fen, new.vat_rate_bp, of_deal.vat_inclusive);
  new.vat_fen := vat_of(new.amount_fen, new.vat_rate_bp, of_deal.vat_inclusive);
  return new;
end
$$;
revoke execute on function compute_fee from public;
create trigger compute_fee before insert on fee for each row execute function compute_fee();

create function book_fee() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if new.net_fen + new.vat_fen <> 0 then
    perform write_ledger('fee-accrued', new.id, new.institution_id, 'CNY', jsonb_build_array(
      jsonb_build_object('account', 'unbilled', 'amountMinor', new.net_fen + new.vat_fen),
      jsonb_build_object('account', 'income', 'amountMinor', -new.net_fen),
      jsonb_build_object('account', 'vat_deferred', 'amountMinor', -new.vat_fen)), new.accrued_at);
  end if;
  return null;
end
$$;
revoke execute on function book_fee from public;
create trigger book_fee after insert on fee for each row execute function book_fee();

-- What had accrued before there was a ledger.
do $$
declare
  accrued fee;
begin
  for accrued in select * from fee where net_fen + vat_fen <> 0 order by accrued_at, id loop
    perform write_ledger('fee-accrued', accrued.id, accrued.institution_id, 'CNY', jsonb_build_array(
      jsonb_build_object('account', 'unbilled', 'amountMinor', accrued.net_fen + accrued.vat_fen),
      jsonb_build_object('account', 'income', 'amountMinor', -accrued.net_fen),
      jsonb_build_object('account', 'vat_deferred', 'amountMinor', -accrued.vat_fen)), accrued.accrued_at);
  end loop;
end
$$;

-- What a fee owes never changes; its status is the platform's to move.
grant update (status) on fee to longspring_app;
revoke update, delete on fee from longspring_worker;
grant update (status) on fee to longspring_worker;
create policy moved_by_admins on fee for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select is_finance_admin()));
create policy questioned_by_institution on fee as restrictive for update to longspring_app
  using (true)
  with check ((select current_actor_kind()) = 'admin' or status = 'disputed');

-- What each side may do with a fee: the moves of app/domain/billing/lifecycle.ts.
create function guard_fee() returns trigger
  language plpgsql
as $$
declare
  move text := concat_ws(' ', old.status, new.status);
begin
  if new.status <> old.status and current_user in ('longspring_app', 'longspring_worker') and not coalesce(case current_actor_kind()
    when 'institution' then move = 'invoiced disputed'
    when 'system' then move in ('accrued invoiced', 'accrued void', 'invoiced accrued', 'invoiced paid', 'invoiced void',
      'disputed accrued', 'disputed paid', 'disputed void', 'paid charged_back', 'paid invoiced', 'paid refunded', 'paid void',
      'charged_back paid', 'charged_back void', 'credited refunded', 'void refunded')
    when 'admin' then move in ('accrued invoiced', 'accrued waived', 'invoiced accrued', 'invoiced credited', 'invoiced paid',
      'invoiced waived', 'disputed accrued', 'disputed credited', 'disputed invoiced', 'disputed paid', 'disputed waived',
      'paid credited', 'paid invoiced', 'paid refunded', 'charged_back credited', 'charged_back paid', 'charged_back waived',
      'credited refunded', 'void refunded')
    end, false)
  then
    raise exception 'no move of a fee for this side: % to %', old.status, new.status using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger guard_fee before update of status on fee for each row execute function guard_fee();

-- A reversed drawdown owes no fee. What was not invoiced yet is void at once, and so is what a void invoice sets free
-- later; what was invoiced, a job credits. The sum of the deal's other fees is corrected where it differs from the fee on
-- what is left.
create function reverse_fee(of_drawdown uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  reversed drawdown;
  voided fee;
begin
  select * into reversed from drawdown where id = of_drawdown and status = 'reversed'
    and (current_organization_id() in (company_id, institution_id) or coalesce(current_actor_kind(), '') in ('admin', 'system'));
  if not found then
    raise exception 'not a reversed drawdown of this organization' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever makes its invoice void meanwhile holds the fee, or finds the drawdown reversed.
  perform from fee where drawdown_id = of_drawdown and kind = 'drawdown' for no key update;
  update fee set status = 'void' where drawdown_id = of_drawdown and kind = 'drawdown' and status = 'accrued' returning * into voided;
  if voided.net_fen + voided.vat_fen <> 0 then
    perform write_ledger('fee-voided', voided.id, voided.institution_id, 'CNY', jsonb_build_array(
      jsonb_build_object('account', 'unbilled', 'amountMinor', -voided.net_fen - voided.vat_fen),
      jsonb_build_object('account', 'income', 'amountMinor', voided.net_fen),
      jsonb_build_object('account', 'vat_deferred', 'amountMinor', voided.vat_fen)), app_clock_now());
  end if;
  insert into fee (drawdown_id, kind, deal_id, company_id, institution_id, basis, rate_bp, drawn_fen, amount_fen)
  select of_drawdown, 'recalculation', reversed.deal_id, reversed.company_id, reversed.institution_id, 'debt', 0, 0, 0
  where not exists (select from fee where drawdown_id = of_drawdown and kind = 'recalculation')
  on conflict do nothing;
end
$$;
revoke execute on function reverse_fee from public;
grant execute on function reverse_fee to longspring_app, longspring_worker;

-- Numbers without gaps: taken under the lock of their series, in the transaction that uses them.
create table number_series (
  name text primary key,
  last_number bigint not null check (last_number >= 0)
);
alter table number_series enable row level security;
alter table number_series force row level security;
grant select, insert, update on number_series to longspring_app, longspring_worker;
create policy owner_and_worker on number_series to longspring_migrator, longspring_worker using (true) with check (true);
create policy admins on number_series to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select is_finance_admin()));

-- One invoice for each institution and month, and those that replace a void one. It is never edited: it is void, or credit
-- notes correct it.
create table invoice (
  id uuid primary key default gen_random_uuid(),
  -- Without gaps in a year; also what the payer of a transfer gives as its purpose.
  number text not null unique,
  institution_id uuid not null references institution,
  status text not null default 'open' check (status in ('open', 'settled', 'void')),
  -- The first day of the month whose fees it has.
  period date not null,
  issued_at timestamptz not null,
  due_on date not null,
  currency text not null default 'CNY' check (currency = 'CNY'),
  net_fen bigint not null,
  vat_fen bigint not null,
  total_fen bigint not null check (total_fen > 0 and total_fen = net_fen + vat_fen),
  -- The billing profile when it was issued.
  profile jsonb not null,
  replaces_id uuid unique references invoice,
  settled_at timestamptz,
  voided_at timestamptz,
  void_reason text check (char_length(void_reason) between 1 and 300),
  voided_by uuid,
  reminders integer not null default 0 check (reminders between 0 and 3),
  reminded_at timestamptz,
  is_demonstration boolean not null default false,
  unique (id, institution_id),
  constraint void_has_time check ((status = 'void') = (voided_at is not null)),
  constraint settled_has_time check ((status = 'settled') = (settled_at is not null))
);
create index on invoice (institution_id, issued_at desc, id);
create index on invoice (due_on) where status = 'open';
call protect_billing_table('invoice');
grant insert, update (status, settled_at, voided_at, void_reason, voided_by) on invoice to longspring_app;
-- An invoice is open when it is issued, settled once nothing of it is due, and void while nothing was paid or credited.
create function guard_invoice() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  due bigint := due_of_invoice(new.id);
begin
  if not (case
    when tg_op = 'INSERT' then new.status = 'open'
    when new.status = old.status then true
    when new.status = 'settled' then old.status = 'open' and due <= 0
    when new.status = 'open' then old.status = 'settled' and due > 0
    else old.status = 'open' and due = old.total_fen and not exists (select from credit_note where invoice_id = old.id) end)
  then
    raise exception 'an invoice is settled once nothing of it is due, and void while nothing was paid'
      using errcode = 'check_violation', constraint = 'invoice_settled_by_money';
  end if;
  return new;
end
$$;
revoke execute on function guard_invoice from public;
create trigger guard_invoice before insert or update of status on invoice
  for each row when (current_user in ('longspring_app', 'longspring_worker')) execute function guard_invoice();

create table invoice_line (
  id uuid primary key default gen_random_uuid(),
  invoice_id uuid not null,
  institution_id uuid not null,
  position integer not null,
  fee_id uuid not null references fee,
  net_fen bigint not null,
  vat_fen bigint not null,
  total_fen bigint not null check (total_fen = net_fen + vat_fen),
  vat_rate_bp integer not null,
  -- Its invoice is void: the fee may stand on another.
  is_void boolean not null default false,
  unique (invoice_id, position),
  foreign key (invoice_id, institution_id) references invoice (id, institution_id)
);
create unique index one_live_line on invoice_line (fee_id) where not is_void;
call protect_billing_table('invoice_line');
grant insert, update (is_void) on invoice_line to longspring_app;

-- Takes back all or part of lines of an invoice. Append-only.
create table credit_note (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  invoice_id uuid not null,
  institution_id uuid not null,
  reason_code text not null check (reason_code in ('reversal', 'waiver', 'adjustment')),
  reason text check (char_length(reason) between 1 and 500),
  net_fen bigint not null,
  vat_fen bigint not null,
  total_fen bigint not null check (total_fen > 0 and total_fen = net_fen + vat_fen),
  issued_at timestamptz not null,
  -- Null: a job.
  issued_by uuid,
  foreign key (invoice_id, institution_id) references invoice (id, institution_id),
  unique (id, institution_id)
);
create index on credit_note (invoice_id);
create index on credit_note (institution_id, issued_at desc);
call protect_billing_table('credit_note');
grant insert on credit_note to longspring_app;
revoke update on credit_note from longspring_worker;
create table credit_note_line (
  credit_note_id uuid not null,
  invoice_line_id uuid not null references invoice_line,
  institution_id uuid not null,
  net_fen bigint not null,
  vat_fen bigint not null,
  total_fen bigint not null check (total_fen = net_fen + vat_fen),
  primary key (credit_note_id, invoice_line_id),
  foreign key (credit_note_id, institution_id) references credit_note (id, institution_id)
);
create index on credit_note_line (invoice_line_id);
call protect_billing_table('credit_note_line');
grant insert on credit_note_line to longspring_app;
revoke update on credit_note_line from longspring_worker;

-- Money that arrived from an institution, once for each of the provider's payments.
create table receipt (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institution,
  provider text not null check (provider in ('stripe', 'bank')),
  -- The provider's id: of a payment, or of a line of a bank statement.
  external_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_at timestamptz not null,
  payer text check (char_length(payer) between 1 and 200),
  booked_at timestamptz not null default app_clock_now(),
  is_demonstration boolean not null default false,
  unique (provider, external_id),
  unique (id, institution_id)
);
create index on receipt (institution_id, received_at desc);
call protect_billing_table('receipt');
grant insert on receipt to longspring_app;

-- What of a receipt pays which invoice. Append-only: a charge-back or a match undone is a negative row.
create table receipt_allocation (
  id uuid primary key default gen_random_uuid(),
  receipt_id uuid not null,
  invoice_id uuid not null,
  institution_id uuid not null,
  kind text not null check (kind in ('payment', 'charge-back', 'charge-back-reversed', 'undone')),
  amount_fen bigint not null check ((amount_fen > 0) = (kind in ('payment', 'charge-back-reversed')) and amount_fen <> 0),
  allocated_at timestamptz not null default app_clock_now(),
  foreign key (receipt_id, institution_id) references receipt (id, institution_id),
  foreign key (invoice_id, institution_id) references invoice (id, institution_id)
);
create index on receipt_allocation (invoice_id);
create index on receipt_allocation (receipt_id);
call protect_billing_table('receipt_allocation');
grant insert on receipt_allocation to longspring_app;
revoke update on receipt_allocation from longspring_worker;

-- Money that goes back: what an invoice was paid too much after a credit note, or an over-payment (without an invoice).
create table refund (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institution,
  receipt_id uuid not null,
  invoice_id uuid,
  credit_note_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  provider text not null check (provider in ('stripe', 'bank')),
  status text not null default 'requested' check (status in ('requested', 'sent', 'paid', 'failed', 'replaced', 'cancelled')),
  -- The provider's id: of a refund, or of the outgoing line of a bank statement. A refund that was made at Stripe may be of
  -- several invoices, and of what paid none: one row each.
  external_id text,
  requested_at timestamptz not null default app_clock_now(),
  -- Null: a job.
  requested_by uuid,
  settled_at timestamptz,
  failure text check (char_length(failure) between 1 and 500),
  foreign key (receipt_id, institution_id) references receipt (id, institution_id),
  foreign key (invoice_id, institution_id) references invoice (id, institution_id),
  foreign key (credit_note_id, institution_id) references credit_note (id, institution_id)
);
create unique index one_refund_of_a_line on refund (external_id) where provider = 'bank';
create unique index one_part_of_an_invoice on refund (external_id, invoice_id) nulls not distinct
  where provider = 'stripe' and external_id is not null;
create index on refund (invoice_id);
create index on refund (receipt_id);
create index on refund (institution_id, requested_at desc);
create index on refund (requested_at) where status in ('requested', 'sent');
call protect_billing_table('refund');
grant insert, update (status, external_id, settled_at, failure) on refund to longspring_app;

-- A card payment that its bank took back, as the provider states it.
create table charge_back (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institution,
  receipt_id uuid not null,
  external_id text not null unique,
  amount_fen bigint not null check (amount_fen > 0),
  reason text check (char_length(reason) between 1 and 100),
  status text not null check (status in ('open', 'lost', 'won')),
  opened_at timestamptz not null,
  settled_at timestamptz,
  foreign key (receipt_id, institution_id) references receipt (id, institution_id)
);
create index on charge_back (receipt_id);
call protect_billing_table('charge_back');

-- Calls to a provider, made by a job after commit: pending until done, dead after the last attempt.
create table provider_call (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institution,
  provider text not null check (provider in ('stripe', 'bank')),
  kind text not null check (kind in ('present-invoice', 'void-invoice', 'credit-invoice', 'refund', 'settle-outside')),
  -- The invoice, credit note or refund that it is about.
  subject_id uuid not null,
  status text not null default 'pending' check (status in ('pending', 'done', 'dead')),
  attempts integer not null default 0,
  -- The provider's answer in short, never what it sent.
  last_error text check (char_length(last_error) between 1 and 300),
  added_at timestamptz not null default app_clock_now(),
  tried_at timestamptz,
  unique (provider, kind, subject_id)
);
create index on provider_call (added_at) where status <> 'done';
call protect_billing_table('provider_call');
grant insert, update (status, attempts, last_error) on provider_call to longspring_app;

-- What a provider calls our rows: its customer of an institution, its invoice, the page to pay at.
create table provider_object (
  provider text not null check (provider in ('stripe', 'bank')),
  kind text not null check (kind in ('customer', 'invoice', 'credit-note')),
  subject_id uuid not null,
  institution_id uuid not null references institution,
  external_id text not null,
  pay_url text check (char_length(pay_url) <= 2000),
  -- What that page asks to be paid, in fen; null: nothing that can be paid in yuan.
  asked_fen bigint check (asked_fen > 0),
  status text check (char_length(status) <= 40),
  read_at timestamptz,
  primary key (provider, kind, subject_id),
  unique (provider, external_id)
);
create index on provider_object (institution_id);
call protect_billing_table('provider_object');

-- Tax invoices: requested by the institution for an invoice, entered by a finance admin with number and file. A red
-- one takes back one that was issued, for a credit note.
create table fapiao (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null,
  invoice_id uuid not null,
  credit_note_id uuid unique,
  reverses_id uuid references fapiao,
  kind text not null check (kind in ('ordinary', 'special')),
  total_fen bigint not null,
  status text not null default 'requested' check (status in ('requested', 'issued', 'cancelled')),
  -- Twenty digits of a digital fapiao, or eight of an older one.
  number text unique check (number ~ '^(?:[0-9]{20}|[0-9]{8})$'),
  issued_on date,
  requested_at timestamptz not null default app_clock_now(),
  -- Null: a credit note on an invoice whose fapiao had been issued.
  requested_by uuid,
  entered_by uuid,
  file_id uuid,
  file_name text check (char_length(file_name) between 1 and 200),
  file_sha256 text,
  file_bytes bytea check (octet_length(file_bytes) between 1 and 2097152),
  foreign key (invoice_id, institution_id) references invoice (id, institution_id),
  foreign key (credit_note_id, institution_id) references credit_note (id, institution_id),
  constraint red_is_negative check ((credit_note_id is null) = (total_fen > 0) and total_fen <> 0),
  constraint issued_is_complete check ((status = 'issued') = (number is not null and issued_on is not null))
);
create unique index one_fapiao on fapiao (invoice_id) where credit_note_id is null and status <> 'cancelled';
create index on fapiao (requested_at) where status = 'requested';
call protect_billing_table('fapiao');
grant insert, update (status, number, issued_on, entered_by, file_id, file_name, file_sha256, file_bytes) on fapiao to longspring_app;
create policy own_requested on fapiao for insert to longspring_app
  with check (institution_id = (select current_organization_id()) and status = 'requested' and credit_note_id is null
    and requested_by = (select current_user_id()));

-- What an admin proposes and another confirms: a fee waived, or a credit note of another reason.
create table fee_proposal (
  id uuid primary key default gen_random_uuid(),
  institution_id uuid not null references institution,
  fee_id uuid not null references fee,
  kind text not null check (kind in ('waiver', 'adjustment')),
  -- Of an adjustment: what is credited, tax included.
  amount_fen bigint check (amount_fen > 0),
  reason text not null check (char_length(reason) between 1 and 500),
  proposed_by uuid not null,
  proposed_at timestamptz not null default app_clock_now(),
  check ((kind = 'adjustment') = (amount_fen is not null))
);
create index on fee_proposal (fee_id);
create index on fee_proposal (institution_id);
call protect_billing_table('fee_proposal');
grant insert on fee_proposal to longspring_app;
drop policy own_reads on fee_proposal;

alter table confirmation drop constraint confirmation_kind_check;
alter table confirmation add constraint confirmation_kind_check check (kind in ('suspension', 'admin-role', 'recovery',
  'fee-waiver', 'fee-adjustment', 'bank-match', 'over-payment-return')) not valid;
alter table confirmation validate constraint confirmation_kind_check;

-- Differences between fees, ledger, invoices, providers and bank, as the last reconciliations found them.
create table reconciliation_run (
  id bigint primary key generated always as identity,
  started_at timestamptz not null,
  finished_at timestamptz,
  found integer not null default 0,
  mended integer not null default 0
);
create table billing_difference (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  subject_id uuid not null,
  institution_id uuid references institution,
  detail jsonb not null default '{}',
  found_at timestamptz not null default app_clock_now(),
  seen_at timestamptz not null default app_clock_now(),
  settled_at timestamptz,
  -- Whether the reconciliation mended it, or it was gone at the next one.
  settled_how text check (settled_how in ('mended', 'gone')),
  check ((settled_at is null) = (settled_how is null))
);
create unique index one_open_difference on billing_difference (kind, subject_id) where settled_at is null;
create index on billing_difference (institution_id);
alter table reconciliation_run enable row level security;
alter table reconciliation_run force row level security;
alter table billing_difference enable row level security;
alter table billing_difference force row level security;
grant select on reconciliation_run, billing_difference to longspring_app;
grant select, insert, update on reconciliation_run, billing_difference to longspring_worker;
create policy owner_and_worker on reconciliation_run to longspring_migrator, longspring_worker using (true) with check (true);
create policy owner_and_worker on billing_difference to longspring_migrator, longspring_worker using (true) with check (true);
create policy admin_reads on reconciliation_run for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy admin_reads on billing_difference for select to longspring_app using ((select current_actor_kind()) = 'admin');

-- Invoices concern whoever pays for an institution, and the operator's finance.
create or replace function add_notifications(kind text, about text, subject uuid, sides text[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  with party (company_id, institution_id) as (
    select company_id, institution_id from moderation_case where about = 'case' and id = subject
    union all select null, id from institution where about = 'institution' and id = subject
    union all select
      case when exists (select from unheard_request u where u.introduction_id = introduction.id) then null else company_id end,
      institution_id
      from introduction where about in ('introduction', 'thread') and id = subject
    union all select company_id, institution_id from application where about = 'application' and id = subject
    union all select company_id, institution_id from offer where about = 'offer' and id = subject
    union all select company_id, institution_id from deal where about = 'deal' and id = subject
    union all select company_id, institution_id from drawdown where about = 'drawdown' and id = subject
    union all select company_id, institution_id from dispute where about = 'dispute' and id = subject
    union all select null, institution_id from invoice where about = 'invoice' and id = subject
    union all select company_id, null from prospect where about = 'prospect' and id = subject
    union all select null, institution_id from mandate where about = 'mandate' and id = subject
  ), person (user_id, organization_id) as (
    select m.user_id, m.organization_id
    from party
    cross join lateral (values ('company', party.company_id), ('institution', party.institution_id)) as side (name, organization_id)
    join accounts.member m on m.organization_id = side.organization_id and m.role <> 'viewer'
      and (about <> 'invoice' or m.role in ('owner', 'approver', 'finance'))
    where side.name = any (sides)
    union
    select u.id, null from accounts."user" u
    where 'admin' = any (sides) and u.role = 'admin'
      and case when about in ('deal', 'drawdown', 'dispute', 'invoice') then 'finance' else 'moderator' end = any (u.admin_roles)
      and not exists (select from party where is_tied(u.id, party.company_id, party.institution_id))
  )
  insert into notification (user_id, organization_id, kind, about, subject_id)
  select p.user_id, p.organization_id, add_notifications.kind, add_notifications.about, subject
  from person p join accounts."user" u on u.id = p.user_id and u.email_verified
  order by p.user_id
  on conflict (user_id, organization_id, kind, subject_id) where read_at is null
    do update set at = date_trunc('milliseconds', app_clock_now()), mailed_at = null;
end;

alter table notification drop constraint notification_about_check;
alter table notification add constraint notification_about_check
  check (about in ('case', 'institution', 'introduction', 'application', 'thread', 'offer', 'deal', 'drawdown', 'dispute', 'prospect', 'mandate', 'invoice')) not valid;
alter table notification validate constraint notification_about_check;
