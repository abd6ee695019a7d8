-- What a company provides for a condition precedent, and why the institution sent one back.
alter table deal_condition
  add column provided_by uuid,
  add column provided_at timestamptz,
  add column provided_note text check (char_length(provided_note) between 1 and 500),
  add column document_id uuid references document,
  add column reason_code text;
create index on deal_condition (document_id) where document_id is not null;

-- Letting a condition go takes two people of the institution: one proposes it, another confirms. It is the institution's
-- own affair until then: the company reads the condition, whose note says why it was waived.
create table condition_waiver (
  id uuid primary key default gen_random_uuid(),
  condition_id uuid not null references deal_condition,
  deal_id uuid not null references deal,
  institution_id uuid not null references institution,
  reason text not null check (char_length(reason) between 1 and 300),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'declined', 'withdrawn', 'lapsed')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default clock_timestamp(),
  settled_by uuid,
  settled_at timestamptz,
  constraint settled_by_somebody check ((status = 'proposed') = (settled_by is null) and (settled_by is null) = (settled_at is null)),
  constraint settled_by_another check (status not in ('confirmed', 'declined') or settled_by <> proposed_by),
  constraint withdrawn_by_its_proposer check (status <> 'withdrawn' or settled_by = proposed_by)
);
create unique index one_open_waiver on condition_waiver (condition_id) where status = 'proposed';
create index on condition_waiver (deal_id);
create index on condition_waiver (institution_id);
call protect_tenant_table('condition_waiver', null, 'institution_id');
grant insert on condition_waiver to longspring_app;
grant update (status, settled_by, settled_at) on condition_waiver to longspring_app;
revoke delete on condition_waiver from longspring_worker;
-- Nobody proposes or settles one in another's name.
create policy proposed_by_oneself on condition_waiver as restrictive for insert to longspring_app
  with check (status = 'proposed' and proposed_by = (select current_user_id()));
create policy settled_by_oneself on condition_waiver as restrictive for update to longspring_app
  using (true) with check (settled_by = (select current_user_id()));

-- A condition is waived by the second person's confirmation and by nothing else. Judged when the transaction ends, so that
-- the two rows may be written in either order.
create function waived_by_two() returns trigger
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
revoke execute on function waived_by_two from public;
create constraint trigger waived_by_two after insert or update on deal_condition
  deferrable initially deferred for each row when (new.status = 'waived') execute function waived_by_two();
