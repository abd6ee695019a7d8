-- A dispute decides money: one admin says what they find, another confirms it or sends it back. Until then it is the
-- platform's own affair; what both sides read is the decision, on the dispute itself.
create table dispute_finding (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references dispute,
  outcome text not null check (outcome in ('stands', 'corrected', 'undone')),
  ground text not null,
  found_fen bigint not null check (found_fen >= 0),
  words text not null check (char_length(words) between 1 and 1000),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'sent_back', 'withdrawn', 'lapsed')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default clock_timestamp(),
  settled_by uuid,
  settled_at timestamptz,
  -- Why it was sent back.
  settled_words text check (char_length(settled_words) between 1 and 500),
  constraint settled_whole check ((status = 'proposed') = (settled_at is null)),
  constraint settled_by_somebody check (status in ('proposed', 'lapsed') or settled_by is not null),
  constraint sent_back_by_another check (status <> 'sent_back' or (settled_by <> proposed_by and settled_words is not null)),
  constraint withdrawn_by_its_proposer check (status <> 'withdrawn' or settled_by = proposed_by)
);
create unique index one_open_finding on dispute_finding (dispute_id) where status = 'proposed';
create index on dispute_finding (dispute_id, proposed_at desc);
alter table dispute_finding enable row level security;
alter table dispute_finding force row level security;
create policy owner_and_worker on dispute_finding to longspring_migrator, longspring_worker using (true) with check (true);
create policy admin_reads on dispute_finding for select to longspring_app using ((select current_actor_kind()) = 'admin');
-- Nobody proposes or settles one in another's name.
create policy proposed_by_oneself on dispute_finding for insert to longspring_app with check (
  (select current_actor_kind()) = 'admin' and status = 'proposed' and proposed_by = (select current_user_id()));
create policy settled_by_oneself on dispute_finding for update to longspring_app
  using ((select current_actor_kind()) = 'admin')
  with check ((select current_actor_kind()) = 'admin' and settled_by = (select current_user_id()));
grant select, insert on dispute_finding to longspring_app, longspring_worker;
grant update (status, settled_by, settled_at, settled_words) on dispute_finding to longspring_app;

-- A dispute that ended in another way needs no finding any more.
create function lapse_findings() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update dispute_finding set status = 'lapsed', settled_at = new.ended_at where dispute_id = new.id and status = 'proposed';
  return null;
end
$$;
revoke execute on function lapse_findings from public;
create trigger lapse_findings after update of status on dispute
  for each row when (old.ended_at is null and new.ended_at is not null) execute function lapse_findings();

-- A dispute is decided by a confirmed finding and by nothing else: confirmed by another than its proposer, as long as there
-- is another. Judged when the transaction ends, so that the two rows may be written in either order.
create function decided_by_two() returns trigger
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
revoke execute on function decided_by_two from public;
create constraint trigger decided_by_two after update of status on dispute
  deferrable initially deferred for each row when (new.status = 'decided') execute function decided_by_two();

-- Whom the second word is asked of; the column of bans is granted to nobody.
create function other_admins() returns bigint
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select count(*) from accounts."user" u
  where u.role = 'admin' and u.email_verified and not u.banned and u.id is distinct from current_user_id();
end;
revoke execute on function other_admins from public;
grant execute on function other_admins to longspring_app;
