-- Introductions, consents, and messages between the two parties.

create table introduction (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity unique,
  prospect_id uuid not null references prospect,
  prospect_version integer not null,
  mandate_id uuid not null references mandate,
  mandate_version integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  requested_by text not null check (requested_by in ('company', 'institution')),
  status text not null check (status in ('requested', 'consent_pending', 'consented', 'converted',
      'declined_by_company', 'declined_by_institution', 'lapsed', 'revoked')),
  message text,
  purpose text,
  fit_score smallint,
  proposed_consent jsonb,
  reason_code text,
  note text,
  requested_by_user uuid,
  requested_at timestamptz not null default app_now(),
  answer_by timestamptz,
  answered_at timestamptz,
  is_demonstration boolean not null default false,
  status_changed_at timestamptz not null default app_now(),
  -- The kinds of contact details that were removed from the text.
  message_masked text[] not null default '{}',
  note_masked text[] not null default '{}',
  foreign key (prospect_id, prospect_version) references prospect_version
) with (autovacuum_vacuum_scale_factor=0.02, autovacuum_vacuum_insert_scale_factor=0.02);
create index on introduction (answer_by) where status in ('requested', 'consent_pending');
create index on introduction (company_id, status, requested_at desc);
-- An institution's own open requests, for its usage limit.
create index on introduction (institution_id) where requested_by = 'institution'
  and status in ('requested', 'consent_pending', 'consented');
create index on introduction (institution_id, status_changed_at desc, id desc);
create index on introduction (institution_id, status, requested_at desc);
create index on introduction (mandate_id) where status in ('requested', 'consent_pending', 'consented');
-- All introductions between a prospect and an institution, open or ended.
create index on introduction (prospect_id, institution_id);
-- One open introduction for each prospect and institution, also under concurrency.
create unique index one_open_introduction on introduction (prospect_id, institution_id)
  where status in ('requested', 'consent_pending', 'consented', 'converted');
call protect_tenant_table('introduction', 'company_id', 'institution_id');
grant insert, update on introduction to longspring_app;
-- Deciding a dispute can complete the sum that a prospect seeks: this ends its search, and open requests are
-- declined, as when the company's own confirmation completes it.
create policy admin_closes_search on introduction for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and status in ('requested', 'consent_pending'))
  with check (
    (select current_actor_kind()) = 'admin' and status = 'declined_by_company' and reason_code = 'chose_other'
  );

-- Institutions from which a company accepts no more requests.
create table introduction_stop (
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  stopped_by uuid,
  stopped_at timestamptz not null default app_now(),
  primary key (company_id, institution_id)
);
call protect_tenant_table('introduction_stop', 'company_id', null);
grant insert, delete on introduction_stop to longspring_app;

-- Companies that accept no requests at all for now.
create table introduction_hold (
  company_id uuid primary key references company,
  held_by uuid not null,
  held_at timestamptz not null default app_clock_now()
);
call protect_tenant_table('introduction_hold', 'company_id', null);
grant insert, delete on introduction_hold to longspring_app;

-- Requests of institutions that the company has stopped. The institution isn't told, because this would reveal which
-- prospects belong to one company: its request is stored and expires like any other, but the company doesn't see it
-- and isn't notified, and nothing counts it. When the stop is removed, open ones become visible.
create table unheard_request (
  introduction_id uuid primary key references introduction on delete cascade,
  company_id uuid not null references company
);
create index on unheard_request (company_id);
alter table unheard_request enable row level security;
alter table unheard_request force row level security;
grant select on unheard_request to longspring_app;
grant select, insert, delete on unheard_request to longspring_worker;
create policy owner_and_worker on unheard_request to longspring_migrator, longspring_worker
  using (true)
  with check (true);
-- Only for the policies below: institutions and admins see no rows.
create policy company_policies_read on unheard_request for select to longspring_app
  using ((select current_actor_kind()) = 'company' and company_id = (select current_organization_id()));

create table consent (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  prospect_id uuid not null references prospect,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  field_groups text[] not null check (cardinality(field_groups) > 0),
  purpose text not null,
  granted_by uuid,
  granted_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  -- A consent never changes: narrowing or extending it ends it and grants the next one. The consents of an
  -- introduction, in their sequence, are its history.
  sequence integer not null default 1 check (sequence > 0),
  step text not null default 'granted' check (step in ('granted', 'narrowed', 'extended')),
  ended_by text check (ended_by in ('company', 'institution', 'system')),
  constraint one_consent_per_sequence unique (introduction_id, sequence),
  constraint first_is_granted check ((step = 'granted') = (sequence = 1))
);
create index on consent (company_id, institution_id);
-- For the warnings before a consent ends.
create index on consent (expires_at) where revoked_at is null;
create index on consent (institution_id);
create index on consent (introduction_id, granted_at desc);
create unique index one_standing_consent on consent (introduction_id) where revoked_at is null;
call protect_tenant_table('consent', 'company_id', null);
grant insert, update (revoked_at, revoked_by, ended_by) on consent to longspring_app;
create policy institution_reads on consent for select to longspring_app
  using (institution_id = (select current_organization_id()));
-- Accepting an introduction that a company requested grants exactly the consent that the company proposed.
create policy institution_accepts on consent for insert to longspring_app
  with check (
    institution_id = (select current_organization_id())
    and sequence = 1
    and exists (
      select from introduction i
      where i.id = consent.introduction_id
        and i.requested_by = 'company'
        and i.company_id = consent.company_id
        and i.institution_id = consent.institution_id
        and i.status = 'requested'
        and i.proposed_consent -> 'fieldGroups' = to_jsonb(consent.field_groups)
        and i.proposed_consent ->> 'purpose' = consent.purpose
        and consent.expires_at <= app_now() + make_interval(days => (i.proposed_consent ->> 'days')::integer + 1)
    )
  );
-- An institution can end a consent, never extend or renew one.
create policy institution_revokes on consent for update to longspring_app
  using (institution_id = (select current_organization_id()) and revoked_at is null)
  with check (institution_id = (select current_organization_id()) and revoked_at is not null);

-- An institution requests more field groups or more time, with a reason; only the company decides.
create table consent_request (
  id uuid primary key default gen_random_uuid(),
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  -- The groups requested beside those already granted.
  field_groups text[] not null,
  -- Days from the answer on; null if the end may stay.
  days integer check (days > 0),
  words text not null check (char_length(words) >= 1 and char_length(words) <= 500),
  status text not null default 'requested' check (status in ('requested', 'granted', 'declined', 'withdrawn')),
  requested_by uuid not null,
  requested_at timestamptz not null default app_clock_now(),
  answered_by uuid,
  answered_at timestamptz,
  note text,
  note_masked text[] not null default '{}',
  constraint asks_for_something check (cardinality(field_groups) > 0 or days is not null)
);
create index on consent_request (company_id) where status = 'requested';
create index on consent_request (institution_id);
create index on consent_request (introduction_id, requested_at desc);
create unique index one_open_consent_request on consent_request (introduction_id) where status = 'requested';
alter table consent_request enable row level security;
alter table consent_request force row level security;
grant select, insert, update (status, answered_by, answered_at, note, note_masked) on consent_request to longspring_app;
grant select on consent_request to longspring_worker;
create policy company_answers on consent_request for update to longspring_app
  using (company_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()) and status in ('granted', 'declined'));
create policy institution_withdraws on consent_request for update to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (institution_id = (select current_organization_id()) and status = 'withdrawn');
create policy owner_and_worker on consent_request to longspring_migrator, longspring_worker
  using (true)
  with check (true);
create policy party_reads on consent_request for select to longspring_app
  using ((select current_organization_id()) = company_id or (select current_organization_id()) = institution_id);

create table disclosure (
  id bigint primary key generated always as identity,
  consent_id uuid references consent,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  user_id uuid,
  field_groups text[] not null,
  outcome text not null check (outcome in ('shown', 'refused')),
  at timestamptz not null default app_clock_now()
);
create index on disclosure (company_id, at desc);
create index on disclosure (introduction_id, at desc);
alter table disclosure enable row level security;
alter table disclosure force row level security;
grant select, insert on disclosure to longspring_app, longspring_worker;
create policy admin_reads on disclosure for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy own on disclosure to longspring_app
  using (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()))
  with check (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()));
create policy owner_and_worker on disclosure to longspring_migrator, longspring_worker using (true) with check (true);

-- Messages between the two parties of an introduction. Nobody edits or deletes them, and nobody else reads them:
-- admins have no policy here.
create table message (
  id bigint primary key generated always as identity,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  written_by text not null check (written_by in ('company', 'institution')),
  user_id uuid not null,
  words text not null check (char_length(words) >= 1 and char_length(words) <= 2000),
  -- The kinds of contact details that were removed before storing.
  masked text[] not null default '{}',
  written_at timestamptz not null default app_clock_now()
);
create index on message (introduction_id, id);
alter table message enable row level security;
alter table message force row level security;
grant select, insert on message to longspring_app;
grant select on message to longspring_worker;
create policy company_reads on message for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy owner_and_worker on message to longspring_migrator, longspring_worker using (true) with check (true);

-- Up to which message a person has read, and when. Append-only, so that the first reading of each message is known.
create table message_read (
  introduction_id uuid not null references introduction,
  message_id bigint not null references message,
  user_id uuid not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  read_by text not null check (read_by in ('company', 'institution')),
  read_at timestamptz not null default app_clock_now(),
  primary key (introduction_id, message_id, user_id)
);
alter table message_read enable row level security;
alter table message_read force row level security;
grant select, insert on message_read to longspring_app;
grant select on message_read to longspring_worker;
create policy company_reads on message_read for select to longspring_app
  using (company_id = (select current_organization_id()));
create policy owner_and_worker on message_read to longspring_migrator, longspring_worker using (true) with check (true);
create policy reader_records on message_read for insert to longspring_app
  with check (
    read_by = (select current_actor_kind())
    and user_id = (select current_user_id())
    and case read_by when 'company' then company_id else institution_id end = (select current_organization_id())
    and exists (
      select from message m
      where m.id = message_read.message_id
        and m.introduction_id = message_read.introduction_id
        and m.company_id = message_read.company_id
        and m.institution_id = message_read.institution_id
    )
  );

-- The company of an introduction if the actor may know it: its own people, an admin, and the institution while a
-- consent that includes identity is in force on this introduction.
create function disclosed_company(of_introduction uuid) returns table (name_zh text, name_en text)
  language sql stable security definer set search_path = public, pg_temp rows 1 cost 5000
begin atomic
  select company.name_zh, company.name_en
  from introduction i join company on company.id = i.company_id
  where i.id = of_introduction and (
    (select current_actor_kind()) = 'admin'
    or (select current_actor_kind()) = 'company' and i.company_id = (select current_organization_id())
    or (select current_actor_kind()) = 'institution' and i.institution_id = (select current_organization_id()) and exists (
      select from consent c
      where c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
        and 'identity' = any (c.field_groups)));
end;
revoke execute on function disclosed_company from public;
grant execute on function disclosed_company to longspring_app, longspring_worker;

create function pick_fields(of_step jsonb, names text[]) returns jsonb
  language sql immutable parallel safe
  return coalesce((select jsonb_object_agg(f.key, f.value) from jsonb_each(of_step) f where f.key = any (names)), '{}');

-- The part of a prospect's content that groups of fields disclose. The ask, and what the teaser shows, need no group.
create function disclosed_content(content jsonb, groups text[]) returns jsonb
  language sql immutable parallel safe
  return jsonb_build_object(
    'company', pick_fields(content -> 'company', array['sector', 'district']
      || case when 'identity' = any (groups)
        then array['legalName', 'englishName', 'uscc', 'establishedOn', 'address', 'website'] else '{}' end
      || case when 'contacts' = any (groups) then array['contactName', 'contactPhone', 'contactEmail'] else '{}' end),
    'business', pick_fields(content -> 'business', array['headline', 'product', 'market', 'growthPlan']
      || case when 'customers_and_orders' = any (groups) then array['customers'] else '{}' end),
    'people', pick_fields(content -> 'people', array['founders', 'keyRoles', 'team']
      || case when 'contacts' = any (groups) then array['keyPeople'] else '{}' end),
    'figures', case when 'figures' = any (groups) then content -> 'figures' else '{}' end,
    'ip', case when 'ip_and_recognitions' = any (groups) then content -> 'ip' else '{}' end,
    'ask', content -> 'ask');

-- Sets the company of a new introduction: an institution that requests one doesn't know it.
create function set_introduction_company() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  select company_id into strict new.company_id from prospect where id = new.prospect_id;
  return new;
end
$$;

create function reveal_requests_after_stop() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from unheard_request u using introduction i
  where u.introduction_id = i.id and i.company_id = old.company_id and i.institution_id = old.institution_id
    and i.status = 'consent_pending';
  return null;
end
$$;

-- When a search ends, every open request is answered, including hidden ones: otherwise an institution that gets no
-- answer would learn that it was stopped, and which prospects belong to one company. Hidden requests are revealed for
-- this and hidden again in the same transaction, so that the company learns nothing of them.
create function reveal_hidden_requests(of_prospect uuid) returns setof uuid
  language sql volatile security definer set search_path = public, pg_temp rows 5
begin atomic
  delete from unheard_request u using introduction i
  where u.introduction_id = i.id and i.prospect_id = of_prospect and i.status in ('requested', 'consent_pending')
    and ((select current_actor_kind()) in ('admin', 'system') or i.company_id = (select current_organization_id()))
  returning u.introduction_id;
end;
revoke execute on function reveal_hidden_requests from public;
grant execute on function reveal_hidden_requests to longspring_app, longspring_worker;

create function introduction_content(of_introduction uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select disclosed_content(v.content, c.field_groups)
  from introduction i
  join consent c on c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
  join prospect_version v on v.prospect_id = i.prospect_id and v.version = i.prospect_version
  where i.id = of_introduction and current_organization_id() in (i.company_id, i.institution_id);
end;
revoke execute on function introduction_content from public;
grant execute on function introduction_content to longspring_app;

-- Whether a consent is in force on an introduction, by the database's clock.
create function is_consented(introduction uuid) returns boolean
  language sql stable cost 5000
  return exists (
    select from consent c where c.introduction_id = introduction and c.revoked_at is null and c.expires_at > app_now()
  );

-- Whether the consent in force on an introduction includes a field group, by the database's clock.
create function is_consented_for(introduction uuid, field_group text) returns boolean
  language sql stable cost 5000
  return exists (
    select from consent c
    where c.introduction_id = introduction and c.revoked_at is null and c.expires_at > app_now()
      and field_group = any (c.field_groups)
  );

create function hide_stopped_request() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into unheard_request (introduction_id, company_id)
  select new.id, new.company_id from introduction_stop s
  where s.company_id = new.company_id and s.institution_id = new.institution_id;
  return null;
end
$$;

-- The published version for both sides of an introduction, limited to what the consent in force discloses.
create function live_content(of_introduction uuid) returns table (version integer, content jsonb)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select v.version, disclosed_content(v.content, c.field_groups)
  from introduction i
  join consent c on c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
  join prospect p on p.id = i.prospect_id
  join prospect_version v on v.prospect_id = p.id and v.version = p.live_version
  where i.id = of_introduction and current_organization_id() in (i.company_id, i.institution_id);
end;
revoke execute on function live_content from public;
grant execute on function live_content to longspring_app;

-- The part of the ask that is still open, locked, for an institution that issues an offer on it: concurrent
-- acceptances and issues wait for each other. Rounded as the teaser shows it, for guarantees too: otherwise the exact
-- sum could be found by trial.
create function lock_remaining_ask(of_prospect uuid, of_commitment text) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  room bigint;
begin
  select rounded_up_fen(case of_commitment when 'guarantee' then sought_fen else sought_fen - accepted_fen end) into room from prospect
  where id = of_prospect
    and exists (
      select from introduction i
      where i.prospect_id = of_prospect and i.institution_id = current_organization_id() and i.status in ('consented', 'converted'))
  for no key update;
  return room;
end
$$;
revoke execute on function lock_remaining_ask from public;
grant execute on function lock_remaining_ask to longspring_app;

-- Capacity crosses tenants: a company must learn whether a mandate has capacity, not whose introductions use it.
create function open_introductions(of_mandate uuid) returns bigint
  language sql stable security definer cost 5000 set search_path = public, pg_temp
  return (select count(*) from introduction where mandate_id = of_mandate and status in ('requested', 'consent_pending', 'consented'));

-- The same for all mandates with any open introduction: one query for a list of mandates.
create function open_introductions_of_mandates() returns table (mandate_id uuid, open_introductions bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select introduction.mandate_id, count(*) from introduction
  where introduction.status in ('requested', 'consent_pending', 'consented')
  group by introduction.mandate_id;
end;

create function hide_stopped_requests(introductions uuid[]) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into unheard_request (introduction_id, company_id)
  select i.id, i.company_id from introduction i
  join introduction_stop s on s.company_id = i.company_id and s.institution_id = i.institution_id
  where i.id = any (introductions)
    and ((select current_actor_kind()) in ('admin', 'system') or i.company_id = (select current_organization_id()))
  on conflict do nothing;
end;
revoke execute on function hide_stopped_requests from public;
grant execute on function hide_stopped_requests to longspring_app, longspring_worker;

create function refuses_introductions(of_prospect uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (
    select from introduction_hold h join prospect on prospect.company_id = h.company_id where prospect.id = of_prospect);
revoke execute on function refuses_introductions from public;
grant execute on function refuses_introductions to longspring_app, longspring_worker;

-- Notifies open pages of both sides, so that what is no longer disclosed disappears at once.
create function notify_consent_change() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('messages_changed', new.company_id || ' ' || new.institution_id);
  return null;
end
$$;

-- A new message concerns both sides; that it was read, the other side.
create function notify_thread_change() returns trigger
  language plpgsql
as $$
begin
  if tg_table_name = 'message' then
    perform pg_notify('messages_changed', new.company_id || ' ' || new.institution_id);
  else
    perform pg_notify('messages_changed',
      (case to_jsonb(new) ->> 'read_by' when 'company' then new.institution_id else new.company_id end)::text);
  end if;
  return null;
end
$$;

create trigger notify_consent_changed after insert or update on consent
  for each row execute function notify_consent_change();
create trigger reset_market_leader after truncate on introduction
  for each statement execute function reset_market_leader();
create trigger set_introduction_company before insert on introduction
  for each row execute function set_introduction_company();
create trigger hide_stopped_request after insert on introduction for each row when (new.requested_by = 'institution')
  execute function hide_stopped_request();
create trigger record_market_change after insert or delete or update of status, mandate_id on introduction for each row
  execute function record_mandate_capacity_change();
create trigger reveal_requests_after_stop after delete on introduction_stop
  for each row execute function reveal_requests_after_stop();
create trigger notify_message_written after insert on message for each row execute function notify_thread_change();
create trigger notify_message_read after insert on message_read for each row execute function notify_thread_change();

create policy hidden_from_company on introduction as restrictive to longspring_app
  using (
    (select current_actor_kind()) <> 'company'
    or not exists (select from unheard_request u where u.introduction_id = introduction.id)
  );
create policy institution_asks on consent_request for insert to longspring_app
  with check (
    institution_id = (select current_organization_id())
    and requested_by = (select current_user_id())
    and status = 'requested'
    and is_consented(introduction_id)
    and exists (
      select from introduction i
      where i.id = consent_request.introduction_id
        and i.company_id = consent_request.company_id
        and i.institution_id = consent_request.institution_id
    )
  );
create policy institution_reads on message for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
create policy party_writes on message for insert to longspring_app
  with check (
    written_by = (select current_actor_kind())
    and user_id = (select current_user_id())
    and case written_by when 'company' then company_id else institution_id end = (select current_organization_id())
    and is_consented(introduction_id)
    and exists (
      select from introduction i
      where i.id = message.introduction_id
        and i.company_id = message.company_id
        and i.institution_id = message.institution_id
        and i.status in ('consented', 'converted')
    )
  );
create policy institution_reads on message_read for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
