-- Recovery of an account whose person has lost the second factor and its recovery codes: asked for after a right
-- password, approved by others, usable after a day, and stopped by anybody whom it concerns.
create table accounts.recovery (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references accounts."user" on delete cascade,
  -- Who approves: an owner of the person's one organization, or two admins.
  deciders text not null check (deciders in ('owner', 'admins')),
  organization_id uuid references accounts.organization on delete cascade,
  status text not null default 'requested'
    check (status in ('requested', 'proposed', 'approved', 'done', 'declined', 'cancelled', 'lapsed')),
  -- The fingerprint of the number that was shown once to whoever asked; only with it the person goes on.
  claim text not null,
  requested_at timestamptz not null default app_clock_now(),
  -- Until when the present status waits.
  ends_at timestamptz not null,
  approved_by uuid,
  verified_how text check (verified_how in ('met_in_person', 'called_known_number', 'video_with_document')),
  -- The second admin.
  confirmed_by uuid,
  by_operator boolean not null default false,
  approved_at timestamptz,
  usable_from timestamptz,
  told_usable_at timestamptz,
  -- The second factor that is being set up, encrypted with the platform's secret, and the fingerprint of the sign-in
  -- that began it: the secret is shown in that browser only.
  begun_in text,
  new_secret text,
  new_backup_codes text,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  check ((deciders = 'owner') = (organization_id is not null)),
  check ((status in ('requested', 'proposed', 'approved')) = (ended_at is null)),
  -- Nobody takes part in their own, and of two admins each is another.
  constraint nobody_recovers_alone check (approved_by <> user_id and confirmed_by <> user_id and confirmed_by <> approved_by),
  constraint approved_by_enough check (
    status not in ('approved', 'done')
    or by_operator
    or approved_by is not null and (deciders = 'owner' or confirmed_by is not null)
  ),
  constraint usable_after_a_day check (
    (status not in ('approved', 'done') or usable_from is not null)
    and (usable_from is null or usable_from >= approved_at + interval '24 hours')
  )
);
create unique index one_open_recovery on accounts.recovery (user_id) where status in ('requested', 'proposed', 'approved');
create index on accounts.recovery (user_id, requested_at);
create index on accounts.recovery (requested_at desc);
create index on accounts.recovery (ends_at) where status in ('requested', 'proposed', 'approved');

-- One that has ended keeps no secret.
create function forget_recovery_secret() returns trigger
  language plpgsql
as $$
begin
  new.begun_in := null;
  new.new_secret := null;
  new.new_backup_codes := null;
  return new;
end
$$;
create trigger forget_recovery_secret before update on accounts.recovery for each row
  when (new.ended_at is not null) execute function forget_recovery_secret();

-- What waited for a second admin is over with it, whoever ends it: not all of them may write confirmations.
create function close_recovery_confirmation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update confirmation
  set status = case new.status when 'lapsed' then 'lapsed' else 'overtaken' end,
    settled_at = coalesce(new.ended_at, new.approved_at)
  where kind = 'recovery' and subject_id = new.id and status = 'open';
  return null;
end
$$;
revoke execute on function close_recovery_confirmation from public;
create trigger close_recovery_confirmation after update of status on accounts.recovery for each row
  when (old.status = 'proposed' and new.status <> 'proposed') execute function close_recovery_confirmation();

alter table accounts.recovery enable row level security;
alter table accounts.recovery force row level security;
grant select, insert, update on accounts.recovery to longspring_accounts;
-- Whoever approves or stops one sees neither its secret nor its number, and can set neither.
grant select (id, user_id, deciders, organization_id, status, requested_at, ends_at, approved_by, verified_how,
  confirmed_by, by_operator, approved_at, usable_from, told_usable_at, ended_at, ended_by, end_reason)
  on accounts.recovery to longspring_app, longspring_worker;
grant update (status, ends_at, approved_by, verified_how, confirmed_by, approved_at, usable_from, ended_at, ended_by,
  end_reason) on accounts.recovery to longspring_app, longspring_worker;
grant update (told_usable_at) on accounts.recovery to longspring_worker;
create policy accounts_and_worker on accounts.recovery to longspring_migrator, longspring_worker, longspring_accounts
  using (true)
  with check (true);
-- Colleagues may stop it, whoever decides.
create policy of_colleague on accounts.recovery to longspring_app
  using (
    (select current_actor_kind()) = 'admin'
    or exists (
      select from accounts.member
      where member.user_id = recovery.user_id and member.organization_id = (select current_organization_id())
    )
  )
  with check (
    (select current_actor_kind()) = 'admin'
    or exists (
      select from accounts.member
      where member.user_id = recovery.user_id and member.organization_id = (select current_organization_id())
    )
  );

-- When the password was last set by the link of an e-mail: for a while the mailbox then proves no more than itself.
alter table accounts."user" add column password_reset_at timestamptz;

-- What happens to a person's account is recorded where it happens, also before anybody has signed in.
create policy accounts_records_person on event for insert to longspring_accounts
  with check (subject_kind = 'person');
