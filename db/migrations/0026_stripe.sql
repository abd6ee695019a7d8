-- What comes from Stripe: events, each once, and when which of its objects was last read.

-- Without its payload: the job reads the object that it tells of anew.
create table stripe_event (
  id text primary key check (char_length(id) between 1 and 255),
  type text not null check (char_length(type) between 1 and 100),
  object_id text not null check (char_length(object_id) between 1 and 255),
  livemode boolean not null,
  created timestamptz not null,
  received_at timestamptz not null default app_clock_now(),
  -- Ignored: of a kind that is not subscribed.
  status text not null check (status in ('queued', 'followed', 'ignored'))
);
create index on stripe_event (object_id) where status = 'queued';
create index on stripe_event (received_at) where status = 'queued';
alter table stripe_event enable row level security;
alter table stripe_event force row level security;
create policy owner_and_worker on stripe_event to longspring_migrator, longspring_worker using (true) with check (true);
-- The web process adds what it has verified, and reads nothing.
create policy arrives on stripe_event for insert to longspring_app with check ((select current_actor_kind()) = 'system');
grant insert on stripe_event to longspring_app;
grant select, insert, update on stripe_event to longspring_worker;

-- When an object was last read: what an older reading says is not written over a newer one.
create table stripe_reading (
  object_id text primary key check (char_length(object_id) between 1 and 255),
  read_at timestamptz not null
);
alter table stripe_reading enable row level security;
alter table stripe_reading force row level security;
create policy owner_and_worker on stripe_reading to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert, update on stripe_reading to longspring_worker;

-- What a charge-back takes its money from: invoices, as a payment may have paid several, or (null) what of it paid none.
-- `id` and `reinstated_id` are the ids of the allocations that take it back and give it back. Append-only.
create table charge_back_part (
  id uuid primary key default gen_random_uuid(),
  charge_back_id uuid not null references charge_back,
  invoice_id uuid,
  institution_id uuid not null references institution,
  amount_fen bigint not null check (amount_fen > 0),
  reinstated_id uuid not null default gen_random_uuid(),
  foreign key (invoice_id, institution_id) references invoice (id, institution_id)
);
create index on charge_back_part (charge_back_id);
call protect_billing_table('charge_back_part');
revoke update on charge_back_part from longspring_worker;
