-- Statements of the platform's own bank accounts, as a finance admin imported them, and what each of their lines paid.

create table bank_statement (
  id uuid primary key default gen_random_uuid(),
  -- The order of the imports.
  sequence bigint generated always as identity unique,
  file_name text not null check (char_length(file_name) between 1 and 200),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  bank text not null check (bank in ('icbc', 'ccb', 'abc', 'boc', 'cmb', 'other')),
  account text not null check (account ~ '^[0-9]{6,32}$'),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- Null: the file states no balances.
  opening_fen bigint,
  closing_fen bigint,
  lines integer not null check (lines > 0),
  -- Those that are stored with it: no earlier statement had them, or it is not clear.
  new_lines integer not null check (new_lines between 1 and lines),
  imported_by uuid not null,
  imported_at timestamptz not null default app_clock_now(),
  -- When a job had gone through its lines.
  matched_at timestamptz
);
create index on bank_statement (account, period_to, id);
create index on bank_statement (imported_at desc, id);

create table bank_line (
  id uuid primary key default gen_random_uuid(),
  statement_id uuid not null references bank_statement,
  account text not null check (account ~ '^[0-9]{6,32}$'),
  -- A digest of all that it states, and which of equal ones it is; the same in every file of one format that has it.
  line_key text not null check (char_length(line_key) between 1 and 80),
  -- Its place in the statement, in the order of time.
  position integer not null check (position > 0),
  value_day date not null,
  -- Positive: money that arrived.
  amount_fen bigint not null check (amount_fen <> 0),
  balance_fen bigint,
  counterparty_name text check (char_length(counterparty_name) between 1 and 200),
  counterparty_account text check (char_length(counterparty_account) between 1 and 40),
  purpose text check (char_length(purpose) between 1 and 500),
  serial text check (char_length(serial) between 1 and 80),
  status text not null default 'unmatched'
    check (status in ('doubtful', 'unmatched', 'matched', 'returned', 'ignored', 'came-back', 'repeated')),
  -- The line of another statement that it might be, or is.
  repeat_of uuid references bank_line,
  -- Why it was left to the finance admins.
  left_because text check (char_length(left_because) between 1 and 40),
  -- Whether the job has been at it; money that nobody could be found for stands in suspense from then on.
  seen_at timestamptz,
  receipt_id uuid references receipt,
  refund_id uuid unique references refund,
  settled_at timestamptz,
  -- Null: the job matched it.
  settled_by uuid,
  unique (account, line_key),
  constraint matched_has_money check ((status in ('matched', 'returned')) = (receipt_id is not null or refund_id is not null)),
  constraint repeats_another check (repeat_of is not null or status not in ('doubtful', 'repeated')),
  constraint one_side check (receipt_id is null or amount_fen > 0),
  constraint other_side check (refund_id is null or amount_fen < 0)
);
create index on bank_line (statement_id, position);
create index on bank_line (account, value_day);
create index on bank_line (statement_id) where seen_at is null;
create index on bank_line (value_day) where status = 'unmatched';
create unique index one_line_of_a_receipt on bank_line (receipt_id) where receipt_id is not null;

-- What a finance admin proposes about a line or a receipt, and another confirms.
create table bank_proposal (
  id uuid primary key default gen_random_uuid(),
  -- Null: nobody else could confirm it, and it was done at once.
  confirmation_id uuid unique references confirmation,
  kind text not null check (kind in ('match', 'assign', 'settle', 'came-back', 'ignore', 'undo', 'another', 'apply', 'return')),
  line_id uuid references bank_line,
  receipt_id uuid references receipt,
  institution_id uuid references institution,
  -- What it pays, in this order.
  invoice_ids uuid[] not null default '{}',
  refund_id uuid references refund,
  amount_fen bigint check (amount_fen > 0),
  proposed_by uuid not null,
  proposed_at timestamptz not null default app_clock_now(),
  constraint about_one check ((line_id is not null) = (kind in ('match', 'assign', 'settle', 'came-back', 'ignore', 'undo', 'another')) and (receipt_id is not null) = (kind in ('apply', 'return'))),
  constraint whole check (
    case kind
      when 'match' then institution_id is not null
      when 'assign' then institution_id is not null
      when 'settle' then refund_id is not null
      when 'came-back' then refund_id is not null
      when 'apply' then cardinality(invoice_ids) = 1
      when 'return' then amount_fen is not null
      else true
    end)
);
create index on bank_proposal (line_id);
create index on bank_proposal (receipt_id);

-- The platform's own account: no organization reads it.
alter table bank_statement enable row level security;
alter table bank_statement force row level security;
alter table bank_line enable row level security;
alter table bank_line force row level security;
alter table bank_proposal enable row level security;
alter table bank_proposal force row level security;
create policy owner_and_worker on bank_statement to longspring_migrator, longspring_worker using (true) with check (true);
create policy owner_and_worker on bank_line to longspring_migrator, longspring_worker using (true) with check (true);
create policy owner_and_worker on bank_proposal to longspring_migrator, longspring_worker using (true) with check (true);
create policy admins on bank_statement to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select is_finance_admin()));
create policy admins on bank_line to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select is_finance_admin()));
create policy admins on bank_proposal to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select is_finance_admin()));
grant select, insert on bank_statement, bank_line, bank_proposal to longspring_app;
grant update (status, left_because, receipt_id, refund_id, settled_at, settled_by) on bank_line to longspring_app;
grant select on bank_statement, bank_line, bank_proposal to longspring_worker;
grant update (matched_at) on bank_statement to longspring_worker;
grant update (status, left_because, seen_at, receipt_id, refund_id, settled_at, settled_by) on bank_line to longspring_worker;

-- Who applies or returns what is left of a receipt locks it, and PostgreSQL lets nobody lock what they may not update.
grant update (is_demonstration) on receipt to longspring_app;
