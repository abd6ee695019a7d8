-- What people ask of us by an address: to join, or for a letter. The request that brings it looks nothing up, so that a
-- known address takes the same way and the same time as an unknown one; the worker reads the row and answers by mail.
create table accounts.sign_up (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('company', 'institution')),
  organization_name text not null,
  name text not null,
  email text not null check (email = lower(email)),
  locale text not null check (locale in ('en', 'zh-CN')),
  password_hash text not null,
  created_at timestamptz not null default now()
);

create table accounts.letter_request (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('verification', 'password_reset')),
  email text not null check (email = lower(email)),
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on accounts.sign_up, accounts.letter_request to longspring_accounts;

create index on accounts.session (expires_at);
create index on accounts.verification (expires_at);
create index on rate_limit (expire);
-- Tries are counted by the accounts role alone.
revoke all on rate_limit from longspring_app;
alter table accounts.member add check (role in ('owner', 'member', 'viewer'));
alter table accounts.invitation
  add check (role in ('owner', 'member', 'viewer')),
  add check (status in ('pending', 'accepted', 'canceled'));
create unique index one_open_invitation on accounts.invitation (organization_id, email) where status = 'pending';

-- The session reader tells a guard where a person sits; of an institution it needs the status, of a company only
-- whether it has registered its profile. Nothing else of the tenants' tables is the accounts role's business.
grant select (id, status) on institution to longspring_accounts;
grant select (id) on company to longspring_accounts;
create policy seat_is_read on institution for select to longspring_accounts using (true);
create policy seat_is_read on company for select to longspring_accounts using (true);

-- An organization's people are managed by its owners through withActor like everything else: the change, its trail and
-- its letter are one transaction, and row-level security stands behind it.
grant update (name) on accounts.organization to longspring_app;
grant update (role), delete on accounts.member to longspring_app;
grant insert (id, organization_id, email, role, expires_at, inviter_id), update (status) on accounts.invitation to longspring_app;
create policy own_is_changed on accounts.organization for update to longspring_app
  using (id = (select current_organization_id())) with check (id = (select current_organization_id()));
create policy own_is_changed on accounts.member for update to longspring_app
  using (organization_id = (select current_organization_id())) with check (organization_id = (select current_organization_id()));
create policy own_is_removed on accounts.member for delete to longspring_app
  using (organization_id = (select current_organization_id()));
create policy own_is_invited on accounts.invitation for insert to longspring_app
  with check (organization_id = (select current_organization_id()) and inviter_id = (select current_user_id()));
create policy own_is_changed on accounts.invitation for update to longspring_app
  using (organization_id = (select current_organization_id())) with check (organization_id = (select current_organization_id()));
-- Whoever accepts an invitation is no member yet: that one act, and its row in the trail, is the accounts role's.
grant insert on event to longspring_accounts;
create policy joining on event for insert to longspring_accounts with check (subject_kind = 'member' and type = 'member-joined');

-- Nobody owns an organization that nobody owns. Two owners who remove each other at the same time would each still see
-- the other: so the organization's row is locked before the owners are counted, at the end of the transaction.
create function keep_an_owner() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from accounts.organization where id = old.organization_id for no key update;
  if found and not exists (
    select from accounts.member where organization_id = old.organization_id and role = 'owner'
  ) then
    raise exception 'an organization keeps at least one owner' using errcode = 'check_violation', constraint = 'keep_an_owner';
  end if;
  return null;
end
$$;
create constraint trigger keep_an_owner after update or delete on accounts.member
  deferrable initially deferred for each row when (old.role = 'owner') execute function keep_an_owner();
