-- A confirmed drawdown is reversed: one side proposes it and the other agrees, or admins decide it in a dispute.

create table drawdown_reversal (
  id uuid primary key default gen_random_uuid(),
  drawdown_id uuid not null references drawdown,
  deal_id uuid not null references deal,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  proposed_by text not null check (proposed_by in ('company', 'institution')),
  proposer uuid not null,
  reason_code text not null,
  note text check (char_length(note) between 1 and 500),
  amount_fen bigint not null check (amount_fen > 0),
  status text not null default 'proposed' check (status in ('proposed', 'agreed', 'declined', 'withdrawn', 'lapsed', 'disputed',
    'upheld', 'ordered')),
  proposed_at timestamptz not null default app_clock_now(),
  answer_due_at timestamptz not null,
  answer_note text check (char_length(answer_note) between 1 and 500),
  answerer uuid,
  answered_at timestamptz,
  ended_at timestamptz,
  -- When take_back_drawdown() booked the money backwards: once.
  booked_at timestamptz,
  is_demonstration boolean not null default false,
  constraint answer_has_person check ((answerer is null) = (answered_at is null) and (answer_note is null or answerer is not null)),
  constraint answered_is_complete check (status not in ('agreed', 'declined') or answered_at is not null),
  constraint ended_has_time check ((status in ('proposed', 'disputed')) = (ended_at is null)),
  constraint booked_where_reversed check (booked_at is null or status in ('agreed', 'ordered'))
);
create unique index one_open_reversal on drawdown_reversal (drawdown_id) where status in ('proposed', 'disputed');
create unique index one_reversal on drawdown_reversal (drawdown_id) where status in ('agreed', 'ordered');
create index on drawdown_reversal (drawdown_id, proposed_at desc);
create index on drawdown_reversal (deal_id);
create index on drawdown_reversal (company_id, proposed_at desc);
create index on drawdown_reversal (institution_id, proposed_at desc);
create index on drawdown_reversal (answer_due_at) where status = 'proposed';
call protect_tenant_table('drawdown_reversal', 'company_id', 'institution_id');
revoke delete on drawdown_reversal from longspring_worker;
grant insert, update (status, answer_note, answerer, answered_at, ended_at) on drawdown_reversal to longspring_app;
create policy proposed_by_oneself on drawdown_reversal as restrictive for insert to longspring_app
  with check (
    status = 'proposed' and booked_at is null and proposed_by = (select current_actor_kind()) and proposer = (select current_user_id())
  );
create policy admin_decides on drawdown_reversal for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and is_under_dispute(deal_id))
  with check ((select current_actor_kind()) = 'admin');
-- The other side answers, the proposer withdraws or disputes, admins decide; only the worker lets one lapse.
create policy moved_by_its_side on drawdown_reversal as restrictive for update to longspring_app
  using (true)
  with check (case
    when status in ('agreed', 'declined')
      then proposed_by <> (select current_actor_kind()) and (select current_actor_kind()) <> 'admin' and answerer = (select current_user_id())
    when status in ('withdrawn', 'disputed') then proposed_by = (select current_actor_kind())
    else status in ('upheld', 'ordered') and (select current_actor_kind()) = 'admin' end);

alter table drawdown add column reversed_at timestamptz;
alter table drawdown add constraint reversed_has_time check ((status = 'reversed') = (reversed_at is not null)) not valid;
alter table drawdown validate constraint reversed_has_time;

-- A dispute on a confirmed drawdown is on a reversal that the other side did not agree to. The money counts meanwhile.
alter table dispute add column reversal_id uuid references drawdown_reversal;
create unique index one_dispute_of_a_reversal on dispute (reversal_id) where reversal_id is not null;
alter table dispute add constraint reversal_is_not_corrected check (reversal_id is null or outcome is distinct from 'corrected') not valid;
alter table dispute validate constraint reversal_is_not_corrected;
create policy of_own_reversal on dispute as restrictive for insert to longspring_app
  with check (reversal_id is null or exists (
    select from drawdown_reversal r
    where r.id = reversal_id and r.drawdown_id = dispute.drawdown_id and r.status = 'disputed'
      and r.proposed_by = (select current_actor_kind())));

-- Locks the prospect of a deal for whoever may book on it, before the deal itself: the lock order of acceptance. An
-- institution doesn't read it.
create function lock_prospect_of_deal(of_deal uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from prospect
  where id = (
    select d.prospect_id from deal d
    where d.id = of_deal and (current_organization_id() in (d.company_id, d.institution_id)
      or (current_actor_kind() = 'admin' and is_under_dispute(d.id))))
  for no key update;
end
$$;
revoke execute on function lock_prospect_of_deal from public;
grant execute on function lock_prospect_of_deal to longspring_app;

-- Books a reversed drawdown backwards on the mandate and the prospect, once. While the deal runs, its mandate's used
-- budget is reserved again; of a deal that fell through it is free, and so is its part of the ask. A prospect that is
-- left with less than the minimum of its ask is funded no more: its teaser is gone, so it is as one whose time is up.
-- Returns whether that happened.
create function take_back_drawdown(of_drawdown uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  reversed drawdown;
  of_deal deal;
  is_over boolean;
  is_reopened boolean;
begin
  select * into reversed from drawdown
  where id = of_drawdown and status = 'reversed'
    and (current_organization_id() in (company_id, institution_id)
      or (current_actor_kind() = 'admin' and is_under_dispute(deal_id)));
  if found then
    update drawdown_reversal set booked_at = app_clock_now()
    where drawdown_id = of_drawdown and status in ('agreed', 'ordered') and booked_at is null;
  end if;
  if not found then
    raise exception 'not a reversed drawdown of this organization, or booked already' using errcode = 'insufficient_privilege';
  end if;
  select * into of_deal from deal where id = reversed.deal_id;
  is_over := of_deal.status = 'fell_through';
  update mandate
  set drawn_fen = drawn_fen - reversed.amount_fen,
    reserved_fen = reserved_fen + case when is_over then 0 else reversed.amount_fen end,
    updated_at = app_clock_now(),
    status = case
      when is_over and status = 'exhausted' and budget_fen - reserved_fen - drawn_fen + reversed.amount_fen >= coalesce(amount_min_fen, 1)
      then 'active' else status end
  where id = of_deal.mandate_id;
  update prospect p
  set confirmed_fen = p.confirmed_fen - reversed.amount_fen,
    accepted_fen = p.accepted_fen - case when is_over then reversed.amount_fen else 0 end,
    status = case when after.is_reopened then 'expired' else p.status end,
    status_changed_at = case when after.is_reopened then app_clock_now() else p.status_changed_at end,
    updated_at = app_clock_now()
  from (
    select id, status = 'funded' and (confirmed_fen <= reversed.amount_fen
      or confirmed_fen - reversed.amount_fen < least(target_fen, sought_fen)) as is_reopened
    from prospect where id = of_deal.prospect_id) after
  where p.id = after.id
  returning after.is_reopened into is_reopened;
  if is_over then
    update offer o
    set held_by_deal_id = case
      when o.amount_fen <= (select rounded_up_fen(sought_fen - accepted_fen) from prospect where id = of_deal.prospect_id) then null
      else o.held_by_deal_id
    end
    where o.prospect_id = of_deal.prospect_id and o.held_by_deal_id is not null;
  end if;
  return is_reopened;
end
$$;
revoke execute on function take_back_drawdown from public;
grant execute on function take_back_drawdown to longspring_app;

-- Nobody reverses a drawdown alone, nor without booking it. Checked at the end of the transaction, so that the rows may be
-- written in any order.
create function require_reversal_by_both() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (
    select from drawdown_reversal r
    where r.drawdown_id = new.id and r.booked_at is not null
      and (r.status = 'agreed' or exists (
        select from dispute q where q.reversal_id = r.id and q.status = 'decided' and q.outcome = 'undone'))
  ) then
    raise exception 'a drawdown is reversed by both sides or by a decision' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke execute on function require_reversal_by_both from public;
create constraint trigger require_reversal_by_both after insert or update of status on drawdown deferrable initially deferred
  for each row when (new.status = 'reversed') execute function require_reversal_by_both();

-- What each side may do with a drawdown: the moves of app/domain/deals/drawdown.ts, at the time at which it does. Confirmed
-- money has the amount that fees were computed from, whoever asks.
create function guard_drawdown() returns trigger
  language plpgsql
as $$
declare
  side text := coalesce(current_actor_kind(), '');
  is_ours boolean := current_user not in ('longspring_app', 'longspring_worker');
begin
  if tg_op = 'INSERT' then
    if not is_ours and (side <> 'company' or new.status <> 'requested') then
      raise exception 'a company requests a drawdown' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if new.amount_fen <> old.amount_fen and (old.status in ('confirmed', 'reversed')
    or not is_ours and (side, old.status, new.status) <> ('admin', 'disputed', 'confirmed'))
  then
    raise exception 'the amount of a drawdown changes by a decision alone' using errcode = 'insufficient_privilege';
  end if;
  if is_ours then
    return new;
  end if;
  if (new.deal_id, new.sequence, new.company_id, new.institution_id)
    is distinct from (old.deal_id, old.sequence, old.company_id, old.institution_id)
  then
    raise exception 'a drawdown stays on its deal' using errcode = 'insufficient_privilege';
  end if;
  if new.status <> old.status and concat_ws(' ', side, old.status, new.status) not in (
    'company requested withdrawn', 'company funded confirmed', 'company funded disputed', 'company disputed confirmed',
    'company disputed funded', 'company confirmed reversed',
    'institution requested funded', 'institution funded requested', 'institution funded disputed',
    'institution disputed requested', 'institution disputed funded', 'institution confirmed reversed',
    'admin disputed confirmed', 'admin disputed requested', 'admin confirmed reversed')
  then
    raise exception 'no move of a drawdown for this side: % to %', old.status, new.status using errcode = 'insufficient_privilege';
  end if;
  new.confirmed_at := case when new.status = 'confirmed' and old.status <> 'confirmed' then app_clock_now() else old.confirmed_at end;
  new.reversed_at := case when new.status = 'reversed' and old.status <> 'reversed' then app_clock_now() else old.reversed_at end;
  return new;
end
$$;
create trigger guard_drawdown before insert or update on drawdown for each row execute function guard_drawdown();

-- The money of a deal is that of its confirmed drawdowns, at the end of whatever transaction changes either.
create function require_confirmed_sum() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  of_deal uuid := to_jsonb(new) ->> tg_argv[0];
begin
  if (select confirmed_fen from deal where id = of_deal)
    <> (select coalesce(sum(amount_fen), 0) from drawdown where deal_id = of_deal and status = 'confirmed')
  then
    raise exception 'the money of a deal is that of its confirmed drawdowns'
      using errcode = 'check_violation', constraint = 'deal_counts_confirmed_drawdowns';
  end if;
  return null;
end
$$;
revoke execute on function require_confirmed_sum from public;
create constraint trigger require_sum_of_confirmed after insert or update of confirmed_fen on deal deferrable initially deferred
  for each row when (current_user in ('longspring_app', 'longspring_worker')) execute function require_confirmed_sum('id');
create constraint trigger require_sum_of_confirmed after insert or update of status, amount_fen on drawdown deferrable initially deferred
  for each row when (current_user in ('longspring_app', 'longspring_worker')) execute function require_confirmed_sum('deal_id');
