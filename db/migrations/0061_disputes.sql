-- A company takes its request for money back before it is paid.
alter table drawdown drop constraint drawdown_status_check;
alter table drawdown add constraint drawdown_status_check
  check (status in ('requested', 'funded', 'confirmed', 'disputed', 'withdrawn'));

-- What one side says against a payment, what the other answers, and what an admin finds.
create table dispute (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  drawdown_id uuid not null references drawdown,
  deal_id uuid not null references deal,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  opened_by text not null check (opened_by in ('company', 'institution')),
  opener uuid not null,
  reason_code text not null,
  note text check (char_length(note) between 1 and 500),
  disputed_fen bigint not null check (disputed_fen > 0),
  status text not null default 'opened' check (status in ('opened', 'answered', 'withdrawn', 'settled', 'decided')),
  opened_at timestamptz not null default clock_timestamp(),
  answer_due_at timestamptz not null,
  answer text check (char_length(answer) between 1 and 1000),
  answerer uuid,
  answered_at timestamptz,
  decide_due_at timestamptz not null,
  outcome text check (outcome in ('stands', 'corrected', 'undone')),
  ground text,
  decision_note text check (char_length(decision_note) between 1 and 1000),
  -- What the payment was found to have been; nothing where it was undone.
  found_fen bigint check (found_fen >= 0),
  decided_by uuid,
  ended_at timestamptz,
  is_demonstration boolean not null default false,
  constraint answered_whole check ((answer is null) = (answered_at is null) and (answer is null) = (answerer is null)),
  constraint answered_when_so check (status <> 'answered' or answered_at is not null),
  constraint ended_when_so check ((status in ('opened', 'answered')) = (ended_at is null)),
  constraint decided_whole check (
    (status = 'decided') = (outcome is not null and ground is not null and decision_note is not null
      and found_fen is not null and decided_by is not null)),
  constraint found_as_decided check (
    case outcome when 'stands' then found_fen = disputed_fen when 'undone' then found_fen = 0
      when 'corrected' then found_fen > 0 and found_fen <> disputed_fen else true end)
);
create unique index one_open_dispute on dispute (drawdown_id) where status in ('opened', 'answered');
create index on dispute (deal_id);
create index on dispute (company_id, opened_at desc);
create index on dispute (institution_id, opened_at desc);
create index on dispute (decide_due_at, id) where status in ('opened', 'answered');
create index on dispute (ended_at desc, id desc) where ended_at is not null;
create index on dispute (answer_due_at) where status = 'opened';
call protect_tenant_table('dispute', 'company_id', 'institution_id');
create policy admin_decides on dispute for update to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');
-- The parties say their part of it; what is found is an admin's.
create policy opened_by_oneself on dispute as restrictive for insert to longspring_app
  with check (opened_by = (select current_actor_kind()) and opener = (select current_user_id()) and status = 'opened');
create policy decided_by_admins on dispute as restrictive for update to longspring_app
  using (true)
  with check ((status = 'decided') = ((select current_actor_kind()) = 'admin'));
grant insert on dispute to longspring_app;
grant update (status, answer, answerer, answered_at, decide_due_at, outcome, ground, decision_note, found_fen, decided_by, ended_at)
  on dispute to longspring_app;
revoke delete on dispute from longspring_worker;

-- What stands disputed has been so by the company, in words that its row keeps.
insert into dispute (drawdown_id, deal_id, company_id, institution_id, opened_by, opener, reason_code, note, disputed_fen,
  opened_at, answer_due_at, decide_due_at, is_demonstration)
select w.id, w.deal_id, w.company_id, w.institution_id, 'company', coalesce(e.actor_user_id, w.company_id),
  coalesce(e.reason_code, 'not_received'), nullif(left(w.note, 500), ''), w.amount_fen, coalesce(w.disputed_at, now()),
  date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' + interval '5 days 18 hours',
  date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' + interval '12 days 18 hours',
  w.is_demonstration
from drawdown w
left join lateral (
  select actor_user_id, reason_code from event
  where subject_id = w.deal_id and type = 'drawdown-disputed' order by id desc limit 1) e on true
where w.status = 'disputed';

-- An admin's decision moves the drawdown, its deal and what follows from confirmed money, as the company's word does.
create function is_under_dispute(of_deal uuid) returns boolean
  language sql stable
  return exists (select from dispute where deal_id = of_deal and status in ('opened', 'answered'));
do $$
declare
  part text;
begin
  foreach part in array array['drawdown', 'fee'] loop
    execute format('create policy admin_decides_disputes on %I for %s to longspring_app %s (
      (select current_actor_kind()) = ''admin'' and is_under_dispute(deal_id))', part,
      case part when 'fee' then 'insert' else 'update' end, case part when 'fee' then 'with check' else 'using' end);
  end loop;
end
$$;
create policy admin_decides_disputes on deal for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and is_under_dispute(id));
create policy admin_closes_search on offer for update to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin' and status = 'superseded');
create policy admin_follows on application for update to longspring_app
  using ((select current_actor_kind()) = 'admin') with check ((select current_actor_kind()) = 'admin');

create or replace function draw_mandate_budget(of_deal uuid, amount bigint) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update mandate m
  set reserved_fen = m.reserved_fen - amount, drawn_fen = m.drawn_fen + amount, updated_at = clock_timestamp()
  from deal d
  where d.id = of_deal and m.id = d.mandate_id
    and (current_organization_id() in (d.company_id, d.institution_id)
      or (current_actor_kind() = 'admin' and is_under_dispute(d.id)));
end
$$;
