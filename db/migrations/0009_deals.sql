-- Deals, conditions, drawdowns, fees and disputes.

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
  status text not null check (status in ('accepted', 'documents_out', 'signed_by_company', 'signed_by_institution',
      'contracted', 'conditions_open', 'available', 'partially_drawn', 'drawn', 'in_force', 'released', 'fell_through')),
  instrument text not null,
  amount_fen bigint not null check (amount_fen > 0),
  funded_fen bigint not null default 0,
  confirmed_fen bigint not null default 0,
  -- The platform's fee terms at acceptance; a later change of the tariff doesn't apply to open deals.
  fee_rate_bp integer not null check (fee_rate_bp >= 0),
  fee_cap_fen bigint not null check (fee_cap_fen >= 0),
  signed_by_company_at timestamptz,
  signed_by_institution_at timestamptz,
  accepted_at timestamptz not null default app_now(),
  reason_code text,
  note text,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default app_now(),
  commitment text not null default 'capital' check (commitment in ('capital', 'guarantee')),
  constraint deal_commits_as_offered foreign key (offer_id, commitment) references offer (id, commitment),
  foreign key (offer_id, offer_version) references offer_version,
  constraint confirmed_within_amount check (confirmed_fen >= 0 and confirmed_fen <= amount_fen),
  constraint funded_within_amount check (funded_fen >= 0 and funded_fen <= amount_fen),
  constraint guarantee_has_no_money check (commitment = 'capital' or funded_fen = 0 and confirmed_fen = 0
    and status not in ('available', 'partially_drawn', 'drawn')),
  constraint in_force_is_a_guarantee check (commitment = 'guarantee' or status not in ('in_force', 'released'))
);
create index on deal (company_id, status);
create index on deal (institution_id, status_changed_at desc, id desc);
create index on deal (institution_id, status, status_changed_at desc);
create index on deal (mandate_id);
create index on deal (prospect_id);
create index on deal (status_changed_at)
  where status in ('accepted', 'documents_out', 'signed_by_company', 'signed_by_institution');
call protect_tenant_table('deal', 'company_id', 'institution_id');
grant insert, update on deal to longspring_app;

-- Conditions precedent: what must be met before the first drawdown, from the accepted terms.
create table deal_condition (
  id uuid primary key default gen_random_uuid(),
  deal_id uuid not null references deal,
  "position" integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  description text not null,
  status text not null default 'requested' check (status in ('requested', 'received', 'satisfied', 'waived')),
  note text,
  decided_by uuid,
  decided_at timestamptz,
  -- What the company provided for the condition, and why the institution sent it back.
  provided_by uuid,
  provided_at timestamptz,
  provided_note text check (char_length(provided_note) >= 1 and char_length(provided_note) <= 500),
  document_id uuid references document,
  reason_code text,
  unique (deal_id, "position")
);
create index on deal_condition (document_id) where document_id is not null;
call protect_tenant_table('deal_condition', 'company_id', 'institution_id');
grant insert, update on deal_condition to longspring_app;

-- Waiving a condition takes two people of the institution: one proposes, another confirms. Until then it is internal
-- to the institution; afterwards the company reads the reason in the condition's note.
create table condition_waiver (
  id uuid primary key default gen_random_uuid(),
  condition_id uuid not null references deal_condition,
  deal_id uuid not null references deal,
  institution_id uuid not null references institution,
  reason text not null check (char_length(reason) >= 1 and char_length(reason) <= 300),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'declined', 'withdrawn', 'lapsed')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default app_clock_now(),
  settled_by uuid,
  settled_at timestamptz,
  constraint settled_by_another check (status not in ('confirmed', 'declined') or settled_by <> proposed_by),
  constraint settled_by_somebody check ((status = 'proposed') = (settled_by is null)
    and (settled_by is null) = (settled_at is null)),
  constraint withdrawn_by_its_proposer check (status <> 'withdrawn' or settled_by = proposed_by)
);
create index on condition_waiver (deal_id);
create index on condition_waiver (institution_id);
create unique index one_open_waiver on condition_waiver (condition_id) where status = 'proposed';
alter table condition_waiver enable row level security;
alter table condition_waiver force row level security;
grant select, insert, update (status, settled_by, settled_at) on condition_waiver to longspring_app;
grant select, insert, update on condition_waiver to longspring_worker;
create policy admin_reads on condition_waiver for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy own on condition_waiver to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()));
create policy owner_and_worker on condition_waiver to longspring_migrator, longspring_worker
  using (true)
  with check (true);
-- Nobody proposes or settles one in another person's name.
create policy proposed_by_oneself on condition_waiver as restrictive for insert to longspring_app
  with check (status = 'proposed' and proposed_by = (select current_user_id()));
create policy settled_by_oneself on condition_waiver as restrictive for update to longspring_app
  using (true)
  with check (settled_by = (select current_user_id()));

create table drawdown (
  id uuid primary key default gen_random_uuid(),
  deal_id uuid not null references deal,
  sequence integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  amount_fen bigint not null check (amount_fen > 0),
  status text not null check (status in ('requested', 'funded', 'confirmed', 'disputed', 'withdrawn')),
  requested_at timestamptz not null default app_now(),
  funded_at timestamptz,
  value_date date,
  payment_reference text,
  confirm_due_at timestamptz,
  confirmed_at timestamptz,
  disputed_at timestamptz,
  note text,
  is_demonstration boolean not null default false,
  unique (deal_id, sequence),
  constraint value_date_is_plausible check (is_plausible_date(value_date))
);
create index on drawdown (company_id, status);
-- For the job that looks for overdue confirmations each minute.
create index on drawdown (confirm_due_at) where status = 'funded';
create index on drawdown (institution_id, status);
-- One open drawdown at a time: so the sum stays within the amount without counting.
create unique index one_open_drawdown on drawdown (deal_id) where status in ('requested', 'funded', 'disputed');
call protect_tenant_table('drawdown', 'company_id', 'institution_id');
grant insert, update on drawdown to longspring_app;

-- The institution's fee for each confirmed drawdown.
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
  status text not null default 'accrued' check (status in ('accrued', 'invoiced', 'paid', 'waived', 'disputed',
      'adjusted')),
  is_demonstration boolean not null default false,
  accrued_at timestamptz not null default app_now()
);
create index on fee (deal_id);
create index on fee (institution_id, status);
call protect_tenant_table('fee', null, 'institution_id');
grant insert on fee to longspring_app;
-- The company's confirmation of a drawdown inserts the institution's fee.
create policy accrued_by_company on fee for insert to longspring_app
  with check (company_id = (select current_organization_id()));
create policy company_reads on fee for select to longspring_app
  using (company_id = (select current_organization_id()));

-- A dispute on a payment: one side's claim, the other's answer, an admin's decision.
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
  note text check (char_length(note) >= 1 and char_length(note) <= 500),
  disputed_fen bigint not null check (disputed_fen > 0),
  status text not null default 'opened' check (status in ('opened', 'answered', 'withdrawn', 'settled', 'decided')),
  opened_at timestamptz not null default app_clock_now(),
  answer_due_at timestamptz not null,
  answer text check (char_length(answer) >= 1 and char_length(answer) <= 1000),
  answerer uuid,
  answered_at timestamptz,
  decide_due_at timestamptz not null,
  outcome text check (outcome in ('stands', 'corrected', 'undone')),
  ground text,
  decision_note text check (char_length(decision_note) >= 1 and char_length(decision_note) <= 1000),
  -- The amount found to have been paid; 0 if the payment was undone.
  found_fen bigint check (found_fen >= 0),
  decided_by uuid,
  ended_at timestamptz,
  is_demonstration boolean not null default false,
  constraint answered_has_time check (status <> 'answered' or answered_at is not null),
  constraint answer_is_complete check ((answer is null) = (answered_at is null) and (answer is null) = (answerer is null)),
  constraint decision_is_complete check ((status = 'decided') = (outcome is not null and ground is not null
    and decision_note is not null and found_fen is not null and decided_by is not null)),
  constraint ended_has_time check (status in ('opened', 'answered') = (ended_at is null)),
  constraint found_as_decided check (case outcome when 'stands' then found_fen = disputed_fen
    when 'undone' then found_fen = 0 when 'corrected' then found_fen > 0 and found_fen <> disputed_fen else true end)
);
create index on dispute (answer_due_at) where status = 'opened';
create index on dispute (company_id, opened_at desc);
create index on dispute (deal_id);
create index on dispute (decide_due_at, id) where status in ('opened', 'answered');
create index on dispute (ended_at desc, id desc) where ended_at is not null;
create index on dispute (institution_id, opened_at desc);
create unique index one_open_dispute on dispute (drawdown_id) where status in ('opened', 'answered');
alter table dispute enable row level security;
alter table dispute force row level security;
grant select, insert, update (status, answer, answerer, answered_at, decide_due_at, outcome, ground, decision_note,
  found_fen, decided_by, ended_at) on dispute to longspring_app;
grant select, insert, update on dispute to longspring_worker;
create policy admin_decides on dispute for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin');
create policy admin_reads on dispute for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy decided_by_admins on dispute as restrictive for update to longspring_app
  using (true)
  with check ((status = 'decided') = ((select current_actor_kind()) = 'admin'));
-- The parties open and answer disputes; only an admin decides.
create policy opened_by_oneself on dispute as restrictive for insert to longspring_app
  with check (opened_by = (select current_actor_kind()) and opener = (select current_user_id()) and status = 'opened');
create policy own on dispute to longspring_app
  using (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()));
create policy owner_and_worker on dispute to longspring_migrator, longspring_worker using (true) with check (true);

-- Evidence of both sides. Append-only: what an admin has seen stays as it was.
create table dispute_evidence (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  party text not null check (party in ('company', 'institution')),
  file_id uuid not null references document_file,
  added_by uuid not null,
  added_at timestamptz not null default app_clock_now(),
  unique (dispute_id, file_id)
);
create index on dispute_evidence (company_id);
create index on dispute_evidence (file_id);
create index on dispute_evidence (institution_id);
alter table dispute_evidence enable row level security;
alter table dispute_evidence force row level security;
grant select, insert on dispute_evidence to longspring_app, longspring_worker;
create policy admin_reads on dispute_evidence for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on dispute_evidence to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy parties_read on dispute_evidence for select to longspring_app
  using ((select current_organization_id()) = company_id or (select current_organization_id()) = institution_id);

-- Who opened which evidence when; read by both sides and the admins.
create table dispute_evidence_opening (
  id bigint primary key generated always as identity,
  evidence_id uuid not null references dispute_evidence,
  dispute_id uuid not null references dispute,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  party text not null check (party in ('company', 'institution', 'admin')),
  user_id uuid not null,
  opened_at timestamptz not null default app_clock_now()
);
create index on dispute_evidence_opening (company_id);
create index on dispute_evidence_opening (dispute_id);
create index on dispute_evidence_opening (evidence_id);
create index on dispute_evidence_opening (institution_id);
alter table dispute_evidence_opening enable row level security;
alter table dispute_evidence_opening force row level security;
grant select, insert on dispute_evidence_opening to longspring_app, longspring_worker;
create policy admin_reads on dispute_evidence_opening for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy reader_records on dispute_evidence_opening for insert to longspring_app
  with check (
    party = (select current_actor_kind())
    and user_id = (select current_user_id())
    and exists (
      select from dispute_evidence e
      where e.id = dispute_evidence_opening.evidence_id
        and e.dispute_id = dispute_evidence_opening.dispute_id
        and e.company_id = dispute_evidence_opening.company_id
        and e.institution_id = dispute_evidence_opening.institution_id
    )
  );
create policy owner_and_worker on dispute_evidence_opening to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy parties_read on dispute_evidence_opening for select to longspring_app
  using ((select current_organization_id()) = company_id or (select current_organization_id()) = institution_id);

-- A dispute is decided by two admins: one proposes a finding, another confirms it or sends it back. Until then it is
-- internal to the platform; both sides read the decision on the dispute.
create table dispute_finding (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute,
  outcome text not null check (outcome in ('stands', 'corrected', 'undone')),
  ground text not null,
  found_fen bigint not null check (found_fen >= 0),
  words text not null check (char_length(words) >= 1 and char_length(words) <= 1000),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'sent_back', 'withdrawn',
      'lapsed')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default app_clock_now(),
  settled_by uuid,
  settled_at timestamptz,
  -- Why it was sent back.
  settled_words text check (char_length(settled_words) >= 1 and char_length(settled_words) <= 500),
  constraint sent_back_by_another check (status <> 'sent_back' or settled_by <> proposed_by
    and settled_words is not null),
  constraint settled_by_somebody check (status in ('proposed', 'lapsed') or settled_by is not null),
  constraint settled_has_time check ((status = 'proposed') = (settled_at is null)),
  constraint withdrawn_by_its_proposer check (status <> 'withdrawn' or settled_by = proposed_by)
);
create index on dispute_finding (dispute_id, proposed_at desc);
create unique index one_open_finding on dispute_finding (dispute_id) where status = 'proposed';
alter table dispute_finding enable row level security;
alter table dispute_finding force row level security;
grant select, insert, update (status, settled_by, settled_at, settled_words) on dispute_finding to longspring_app;
grant select, insert on dispute_finding to longspring_worker;
create policy admin_reads on dispute_finding for select to longspring_app
  using ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on dispute_finding to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy proposed_by_oneself on dispute_finding for insert to longspring_app
  with check (
    (select current_actor_kind()) = 'admin' and status = 'proposed' and proposed_by = (select current_user_id())
  );
create policy settled_by_oneself on dispute_finding for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin' and settled_by = (select current_user_id()));

-- A dispute is decided only by a confirmed finding, confirmed by another admin than the proposer if there is one.
-- Checked at the end of the transaction, so that the two rows may be written in either order.
create function require_decision_by_two() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (
    select from dispute_finding f
    where f.dispute_id = new.id and f.status = 'confirmed' and f.settled_by = new.decided_by and f.settled_at = new.ended_at
      and (f.outcome, f.found_fen) = (new.outcome, new.found_fen)
      and (f.settled_by <> f.proposed_by or not exists (
        select from accounts."user" u
        where u.role = 'admin' and u.email_verified and not u.banned and u.id <> f.proposed_by))
  ) then
    raise exception 'a dispute is decided by two admins' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke execute on function require_decision_by_two from public;

create function draw_mandate_budget(of_deal uuid, amount bigint) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  update mandate m
  set reserved_fen = m.reserved_fen - amount, drawn_fen = m.drawn_fen + amount, updated_at = app_clock_now()
  from deal d
  where d.id = of_deal and m.id = d.mandate_id
    and (current_organization_id() in (d.company_id, d.institution_id)
      or (current_actor_kind() = 'admin' and is_under_dispute(d.id)));
end
$$;
revoke execute on function draw_mandate_budget from public;
grant execute on function draw_mandate_budget to longspring_app, longspring_worker;

-- A function, so that the policies of the two tables don't call each other recursively.
create function is_own_file(file uuid) returns boolean
  language sql stable
  return exists (
    select from document_file f where f.id = file and (select current_organization_id()) in (f.company_id, f.institution_id)
  );

-- Whether an institution is relying on a document now: it is disclosed, under a consent in force, on an introduction
-- whose application or deal is still open.
create function is_document_in_use(of_document uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select exists (
    select from introduction_document d
    join consent c on c.introduction_id = d.introduction_id and c.revoked_at is null and c.expires_at > app_now()
      and 'documents' = any (c.field_groups)
    where d.document_id = of_document and d.closed_at is null and d.company_id = current_organization_id()
      and (
        exists (
          select from application a
          where a.introduction_id = d.introduction_id
            and a.status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered'))
        or exists (
          select from deal l where l.introduction_id = d.introduction_id and l.status not in ('drawn', 'fell_through'))
      )
  );
end;
revoke execute on function is_document_in_use from public;
grant execute on function is_document_in_use to longspring_app;

-- An admin's decision of a dispute updates the drawdown, its deal and the fee, as the company's confirmation does.
create function is_under_dispute(of_deal uuid) returns boolean
  language sql stable
  return exists (select from dispute where deal_id = of_deal and status in ('opened', 'answered'));

-- Open findings lapse when a dispute ends in another way.
create function lapse_findings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update dispute_finding set status = 'lapsed', settled_at = new.ended_at where dispute_id = new.id and status = 'proposed';
  return null;
end
$$;
revoke execute on function lapse_findings from public;

-- How many other admins can confirm; no acting role may read who is banned.
create function count_other_admins() returns bigint
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*) from accounts."user" u
  where u.role = 'admin' and u.email_verified and not u.banned and u.id is distinct from current_user_id();
end;
revoke execute on function count_other_admins from public;
grant execute on function count_other_admins to longspring_app;

-- Releases the unconfirmed amount of a deal that fell through: to the mandate's budget, the prospect's ask, and the
-- offers that it held.
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
revoke execute on function release_deal from public;
grant execute on function release_deal to longspring_app, longspring_worker;

-- Returns the amount of a released guarantee to the mandate's budget.
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
  set drawn_fen = drawn_fen - released.amount_fen, updated_at = app_clock_now(),
    status = case
      when status = 'exhausted' and budget_fen - reserved_fen - drawn_fen + released.amount_fen >= coalesce(amount_min_fen, 1)
      then 'active' else status end
  where id = released.mandate_id;
end
$$;
revoke execute on function release_guarantee from public;
grant execute on function release_guarantee to longspring_app;

-- Budget crosses tenants: the accepting company changes the institution's budget without reading its mandate. Each
-- function locks the mandate's row, so that acceptances of different prospects wait for each other.
create function reserve_mandate_budget(of_mandate uuid, amount bigint) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from mandate where id = of_mandate for no key update;
  update mandate
  set reserved_fen = reserved_fen + amount, updated_at = app_clock_now()
  where id = of_mandate and reserved_fen + drawn_fen + amount <= budget_fen
    and exists (
      select from offer
      where offer.mandate_id = of_mandate and offer.company_id = current_organization_id()
        and offer.status in ('issued', 'viewed', 'countered', 'revised', 'accepted'));
  if not found then
    return false;
  end if;
  update mandate set status = 'exhausted', status_changed_at = app_clock_now()
  where id = of_mandate and status = 'active' and budget_fen - reserved_fen - drawn_fen < coalesce(amount_min_fen, 1);
  return true;
end
$$;
revoke execute on function reserve_mandate_budget from public;
grant execute on function reserve_mandate_budget to longspring_app, longspring_worker;

-- A condition is waived only by the second person's confirmation. Checked at the end of the transaction, so that the
-- two rows may be written in either order.
create function require_waiver_by_two() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if not exists (
    select from condition_waiver w
    where w.condition_id = new.id and w.status = 'confirmed' and w.settled_by = new.decided_by and w.settled_at = new.decided_at
  ) then
    raise exception 'a condition is waived by two people' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke execute on function require_waiver_by_two from public;

create constraint trigger require_decision_by_two after update of status on dispute deferrable initially deferred for
  each row
  when (new.status = 'decided') execute function require_decision_by_two();
create trigger lapse_findings after update of status on dispute for each row when (old.ended_at is null
  and new.ended_at is not null) execute function lapse_findings();
create constraint trigger require_waiver_by_two after insert or update on deal_condition deferrable initially deferred
  for each row when (new.status = 'waived') execute function require_waiver_by_two();

-- Evidence is readable for both sides and the admins because it is in a dispute, without any consent.
create policy dispute_evidence_reads on document_file for select to longspring_app
  using (status = 'clean' and exists (select from dispute_evidence e where e.file_id = document_file.id));
create policy admin_decides_disputes on deal for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and is_under_dispute(id));

alter table offer add foreign key (held_by_deal_id) references deal;

create policy admin_decides_disputes on drawdown for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and is_under_dispute(deal_id));
create policy party_adds_own_file on dispute_evidence for insert to longspring_app
  with check (
    party = (select current_actor_kind())
    and added_by = (select current_user_id())
    and case party when 'company' then company_id else institution_id end = (select current_organization_id())
    and exists (
      select from dispute d
      where d.id = dispute_evidence.dispute_id
        and d.company_id = dispute_evidence.company_id
        and d.institution_id = dispute_evidence.institution_id
        and d.status in ('opened', 'answered')
    )
    and is_own_file(file_id)
  );
create policy admin_decides_disputes on fee for insert to longspring_app
  with check ((select current_actor_kind()) = 'admin' and is_under_dispute(deal_id));
