-- Deletion of a person's account, and of an organization: requested, 14 days to change one's mind, then carried out by
-- the worker through functions that do this and nothing else. docs/decisions/0106 says what goes and what stays.
create table deletion (
  id uuid primary key default gen_random_uuid(),
  subject_kind text not null check (subject_kind in ('person', 'company', 'institution')),
  subject_id uuid not null,
  status text not null default 'requested' check (status in ('requested', 'waiting', 'executing', 'executed', 'cancelled')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  -- Until then it can be cancelled; carried out at the earliest then.
  due_at timestamptz not null,
  reminded_at timestamptz,
  -- When the job last asked whether it can be carried out, and what it waits for.
  examined_at timestamptz,
  waits_for text[] not null default '{}',
  -- What the request took off the market, to be put back if it is cancelled.
  paused uuid[] not null default '{}',
  settled_at timestamptz,
  constraint settled_has_time check ((status in ('executed', 'cancelled')) = (settled_at is not null))
);
create unique index one_open_deletion on deletion (subject_kind, subject_id)
  where status in ('requested', 'waiting', 'executing');
create index on deletion (due_at) where status in ('requested', 'waiting', 'executing');
alter table deletion enable row level security;
alter table deletion force row level security;
grant select, insert, update (status, settled_at) on deletion to longspring_accounts, longspring_app;
grant select, update (status, reminded_at, examined_at, waits_for, paused, settled_at), delete on deletion to longspring_worker;
create policy accounts_reads on deletion for select to longspring_accounts using (true);
create policy people_ask on deletion for insert to longspring_accounts
  with check (subject_kind = 'person' and status = 'requested' and requested_by = subject_id);
create policy people_cancel on deletion for update to longspring_accounts
  using (subject_kind = 'person')
  with check (status = 'cancelled');
create policy own on deletion for select to longspring_app
  using (subject_id = (select current_organization_id()) or (select current_actor_kind()) = 'admin');
create policy own_asked on deletion for insert to longspring_app
  with check (
    subject_kind = (select current_actor_kind()) and subject_id = (select current_organization_id())
    and requested_by = (select current_user_id()) and status = 'requested'
  );
create policy own_cancelled on deletion for update to longspring_app
  using (subject_id = (select current_organization_id()))
  with check (status = 'cancelled');
create policy owner_and_worker on deletion to longspring_migrator, longspring_worker using (true) with check (true);

-- People record what they ask of their own account, also those who belong to no organization.
create policy accounts_records_deletions on event for insert to longspring_accounts
  with check (
    subject_kind = 'person' and type in ('deletion-requested', 'deletion-cancelled') and actor_user_id = subject_id
  );

-- What keeps a person's account from being deleted: 'last-owner' of an organization, 'last-security-admin'. Locks what
-- could change it.
create function person_obstacles(person uuid) returns text[]
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  found_ones text[] := '{}';
begin
  perform from accounts.organization o
  where o.id in (select m.organization_id from accounts.member m where m.user_id = person and m.role = 'owner')
  order by o.id for no key update;
  if exists (
    select from accounts.member m
    where m.user_id = person and m.role = 'owner' and not exists (
      select from accounts.member other
      where other.organization_id = m.organization_id and other.role = 'owner' and other.user_id <> person)
  ) then
    found_ones := found_ones || 'last-owner'::text;
  end if;
  if exists (select from accounts."user" u where u.id = person and 'security' = any (u.admin_roles)) then
    perform lock_admins();
    if not exists (select from list_admins_of('security') as other where other <> person) then
      found_ones := found_ones || 'last-security-admin'::text;
    end if;
  end if;
  return found_ones;
end
$$;
revoke execute on function person_obstacles from public;
grant execute on function person_obstacles to longspring_worker, longspring_accounts;

-- Deletes a person whose deletion is being carried out: the row, with everything that refers to it, and what is stored
-- under the address. Ids in records of organizations remain, and name nobody any more.
create function erase_person(deletion_id uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  person uuid;
  address text;
  called text;
begin
  select d.subject_id into strict person from deletion d
  where d.id = deletion_id and d.subject_kind = 'person' and d.status in ('requested', 'waiting') and d.due_at <= app_clock_now()
  for no key update;
  select u.email, u.name into address, called from accounts."user" u where u.id = person for update;
  if address is null then
    return;
  end if;
  delete from accounts.sign_up s where s.email = lower(address);
  delete from accounts.email_request r where r.email = lower(address);
  delete from accounts.invitation i where i.email = lower(address);
  delete from accounts.admin_invitation i where i.email = lower(address);
  delete from accounts.verification v where v.value = person::text;
  -- Of the demonstration's mailbox: e-mails to the person, and those to others that name them.
  delete from dev_mail m
  where m.recipient = address or strpos(m.subject || ' ' || m.text, nullif(called, '')) > 0 or strpos(m.text, address) > 0;
  -- Sessions (with held forms), passwords, the second factor, memberships, invitations that they sent, acceptances,
  -- notifications and preferences go with the row.
  delete from accounts."user" u where u.id = person;
  delete from graphile_worker._private_jobs j
  where j.locked_at is null and (j.payload ->> 'userId') = person::text;
end
$$;
revoke execute on function erase_person from public;
grant execute on function erase_person to longspring_worker;

-- An organization that was deleted keeps its row, under a pseudonym and without owners.
alter table accounts.organization add column deleted_at timestamptz;
create or replace function require_organization_owner() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform from accounts.organization where id = old.organization_id and deleted_at is null for no key update;
  if found and not exists (
    select from accounts.member where organization_id = old.organization_id and role = 'owner'
  ) then
    raise exception 'an organization keeps at least one owner' using errcode = 'check_violation', constraint = 'require_organization_owner';
  end if;
  return null;
end
$$;

-- What is left of a deleted institution is a pseudonym: companies that had to do with it may read that.
alter table institution add column erased_at timestamptz;
create policy erased on institution for select to longspring_app using (erased_at is not null);

-- Bytes that a deletion must still remove: documents' by the id of their file, archives' by their key. Written with the
-- change of their rows and deleted once the bytes are gone, so that a crash in between loses none.
create table deletion_file (
  deletion_id uuid not null references deletion on delete cascade,
  store text not null check (store in ('document', 'archive')),
  key uuid not null,
  primary key (deletion_id, store, key)
);
alter table deletion_file enable row level security;
alter table deletion_file force row level security;
grant select, delete on deletion_file to longspring_worker;
create policy owner_and_worker on deletion_file to longspring_migrator, longspring_worker using (true) with check (true);

-- What an organization's name is replaced by.
create function former_name(kind text, id uuid, locale text) returns text
  language sql immutable parallel safe
  return concat(
    case when locale = 'en' then case kind when 'company' then 'Former company' else 'Former institution' end
      else case kind when 'company' then '已注销企业' else '已注销机构' end end,
    ' ', upper(left(id::text, 4)));

-- Terms of an offer without what somebody typed.
create function terms_without_words(terms jsonb) returns jsonb
  language sql immutable parallel safe
  return jsonb_set(
    jsonb_set(terms - 'note', '{conditions}', '[]', false),
    '{securities}',
    coalesce((select jsonb_agg(s - 'description' order by at) from jsonb_array_elements(
      case jsonb_typeof(terms -> 'securities') when 'array' then terms -> 'securities' else '[]' end) with ordinality as list(s, at)), '[]'),
    false);

-- The beginning of an organization's deletion, which nobody can take back: its people leave, and its names are replaced.
-- The caller has locked it, ended what was open and set the deletion to 'executing'.
create function begin_erasing_organization(deletion_id uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  org uuid;
  side text;
begin
  select d.subject_id, d.subject_kind into strict org, side from deletion d
  where d.id = deletion_id and d.subject_kind <> 'person' and d.status = 'executing' and d.due_at <= app_clock_now();
  -- Of the demonstration's mailbox: e-mails that name it, and those of its invitations.
  delete from dev_mail m
  using (
    select o.name from accounts.organization o where o.id = org
    union select unnest(array[c.name_zh, c.name_en]) from company c where c.id = org
    union select unnest(array[i.name_zh, i.name_en]) from institution i where i.id = org
  ) as names
  where strpos(m.subject || ' ' || m.text, nullif(names.name, '')) > 0;
  update accounts.organization o set name = former_name(side, org, 'zh-CN'), logo = null, metadata = null, deleted_at = app_clock_now()
  where o.id = org;
  delete from accounts.member m where m.organization_id = org;
  -- E-mails of its invitations name who invited.
  delete from dev_mail m where exists (
    select from accounts.invitation i where i.organization_id = org and strpos(m.text, '/invitations/' || i.id::text) > 0);
  delete from accounts.invitation i where i.organization_id = org;
  delete from admin_tie t where t.organization_id = org;
  delete from notification n where n.organization_id = org;
  delete from email_choice c where c.organization_id = org;
  if side = 'company' then
    update company c set name_zh = former_name(side, org, 'zh-CN'), name_en = former_name(side, org, 'en'), uscc = '', code_verified_at = null,
      established_on = date_trunc('year', established_on)::date, registered_capital_fen = null, address = null, website = null,
      contact_name = null, contact_phone = null, contact_email = null
    where c.id = org;
  else
    update institution i set name_zh = former_name(side, org, 'zh-CN'), name_en = former_name(side, org, 'en'), status = 'terminated', uscc = null,
      licence_number = '', licence_scope = '', about_zh = null, about_en = null, contact_name = null, contact_phone = null, contact_email = null,
      updated_at = app_clock_now(), erased_at = app_clock_now()
    where i.id = org;
  end if;
end
$$;
revoke execute on function begin_erasing_organization from public;
grant execute on function begin_erasing_organization to longspring_worker;

-- Erases at most about `most` rows of each kind of an organization whose deletion is being carried out, and returns how
-- many it erased: called until it returns 0, any number of times. What the other side wrote, accepted offers with their
-- sealed term sheets, deals, money, disputes with their evidence and the record of consents and openings stay.
create function erase_organization(deletion_id uuid, most integer) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  org uuid;
  side text;
  done bigint := 0;
  n bigint;
begin
  select d.subject_id, d.subject_kind into strict org, side from deletion d
  where d.id = deletion_id and d.subject_kind <> 'person' and d.status = 'executing' for no key update;

  -- Attachments first, then the messages that brought them.
  with doomed as (
    select a.id from attachment a
    where a.sent_by = side and (side = 'company' and a.company_id = org or side = 'institution' and a.institution_id = org)
    order by a.id limit most
  ), bytes as (
    insert into deletion_file select erase_organization.deletion_id, 'document', id from doomed on conflict do nothing
  ), openings as (
    delete from attachment_opening o using doomed where o.attachment_id = doomed.id
  )
  select count(*) into n from doomed;
  done := done + n;
  delete from attachment a using deletion_file f
  where f.deletion_id = erase_organization.deletion_id and f.store = 'document' and f.key = a.id;
  with doomed as (
    select m.id from message m
    where m.written_by = side and (side = 'company' and m.company_id = org or side = 'institution' and m.institution_id = org)
      and not exists (select from attachment a where a.message_id = m.id)
    order by m.id limit most
  ), readings as (
    delete from message_read r using doomed where r.message_id = doomed.id
  )
  select count(*) into n from doomed;
  delete from message m
  where m.id in (
    select d.id from message d
    where d.written_by = side and (side = 'company' and d.company_id = org or side = 'institution' and d.institution_id = org)
      and not exists (select from attachment a where a.message_id = d.id)
      and not exists (select from message_read r where r.message_id = d.id)
    order by d.id limit most);
  done := done + n;

  -- Files of documents, except evidence in disputes. An upload under way has nothing but its row.
  with doomed as (
    select f.id, f.status from document_file f
    where (side = 'company' and f.company_id = org or side = 'institution' and f.institution_id = org)
      and (f.status <> 'removed' or f.name <> '-')
      and not exists (select from dispute_evidence e where e.file_id = f.id)
    order by f.id limit most
  ), bytes as (
    insert into deletion_file select erase_organization.deletion_id, 'document', id from doomed on conflict do nothing
  ), uploads as (
    delete from document_file f using doomed where f.id = doomed.id and doomed.status = 'uploading'
  ), files as (
    update document_file f set status = 'removed', name = '-', removed_at = coalesce(f.removed_at, app_clock_now()),
      removed_by = coalesce(f.removed_by, d.requested_by)
    from doomed, deletion d where f.id = doomed.id and doomed.status <> 'uploading' and d.id = erase_organization.deletion_id
  )
  select count(*) into n from doomed;
  done := done + n;
  update document t set removed_at = app_clock_now()
  where (side = 'company' and t.company_id = org or side = 'institution' and t.institution_id = org) and t.removed_at is null
    and not exists (select from document_file f where f.document_id = t.id and f.status <> 'removed');
  update introduction_document t set closed_at = app_clock_now()
  where (side = 'company' and t.company_id = org or side = 'institution' and t.institution_id = org) and t.closed_at is null;

  with gone as (
    delete from export e where e.organization_id = org returning coalesce(e.archive_key, e.id) as key
  )
  insert into deletion_file select erase_organization.deletion_id, 'archive', key from gone on conflict do nothing;
  get diagnostics n = row_count;
  done := done + n;

  delete from match m where ctid in (
    select t.ctid from match t where (side = 'company' and t.company_id = org or side = 'institution' and t.institution_id = org) limit most);
  get diagnostics n = row_count;
  done := done + n;
  delete from moderation_case t where (side = 'company' and t.company_id = org or side = 'institution' and t.institution_id = org);

  -- Offers that were never accepted, and versions before the accepted one: their sealed sheets.
  delete from term_sheet s using offer o
  where s.offer_id = o.id and (side = 'company' and o.company_id = org or side = 'institution' and o.institution_id = org)
    and not exists (select from deal d where d.offer_id = s.offer_id and d.offer_version = s.version);
  -- Why it ended a deal: who did, the audit trail says.
  update deal t set note = null
  where (side = 'company' and t.company_id = org or side = 'institution' and t.institution_id = org) and t.note is not null
    and exists (
      select from event e
      where e.subject_kind = 'deal' and e.subject_id = t.id and e.actor_organization_id = org
        and e.type in ('deal-fell-through', 'guarantee-released'));
  if side = 'company' then
    delete from company_figures t where t.company_id = org;
    delete from company_right t where t.company_id = org;
    delete from company_recognition t where t.company_id = org;
    delete from registered_company t where t.company_id = org;
    delete from introduction_stop t where t.company_id = org;
    delete from introduction_hold t where t.company_id = org;
    delete from unheard_request t where t.company_id = org;
    delete from teaser t where t.company_id = org;
    delete from ranking_base t using prospect p where p.id = t.prospect_id and p.company_id = org;
    update prospect t set draft = '{}', keep_shown = null, generalisation = null
    where t.company_id = org and (t.draft <> '{}' or t.keep_shown is not null or t.generalisation is not null);
    update prospect_version t set content = '{}' where t.company_id = org and t.content <> '{}';
    delete from application_snapshot t where t.company_id = org;
    update application_item t set no_file_reason = case when t.no_file_reason is null then null else '-' end, note = null, note_masked = '{}'
    where t.company_id = org and (t.note is not null or t.no_file_reason <> '-');
    update introduction t set message = case t.requested_by when 'company' then null else t.message end, proposed_consent = null,
      message_masked = case t.requested_by when 'company' then '{}' else t.message_masked end,
      note = case t.status when 'declined_by_company' then null else t.note end,
      note_masked = case t.status when 'declined_by_company' then '{}' else t.note_masked end
    where t.company_id = org and (t.proposed_consent is not null or t.requested_by = 'company' and t.message is not null
      or t.status = 'declined_by_company' and t.note is not null);
    update consent_request t set note = null, note_masked = '{}' where t.company_id = org and t.note is not null;
    update offer t set note = null where t.company_id = org and t.status = 'declined' and t.note is not null;
    update counter_offer t set words = null where t.company_id = org and t.words is not null;
    update application t set note = null where t.company_id = org and t.status = 'withdrawn' and t.note is not null;
    update deal_condition t set provided_note = null where t.company_id = org and t.provided_note is not null;
  else
    delete from institution_application t where t.institution_id = org;
    delete from mandate_draft t where t.institution_id = org;
    delete from pipeline_owner t where t.institution_id = org;
    update mandate t set name_zh = former_name(side, org, 'zh-CN'), name_en = former_name(side, org, 'en')
    where t.institution_id = org and (t.name_zh, t.name_en) is distinct from (former_name(side, org, 'zh-CN'), former_name(side, org, 'en'));
    update mandate_version t set terms = jsonb_set(t.terms, '{terms,title}', to_jsonb(former_name(side, org, 'en')))
    where t.institution_id = org and t.terms #>> '{terms,title}' is distinct from former_name(side, org, 'en') and t.terms #> '{terms,title}' is not null;
    update pass t set note = null where t.institution_id = org and t.note is not null;
    delete from offer_draft t where t.institution_id = org;
    update introduction t set message = case t.requested_by when 'institution' then null else t.message end,
      message_masked = case t.requested_by when 'institution' then '{}' else t.message_masked end,
      note = case t.status when 'declined_by_institution' then null else t.note end,
      note_masked = case t.status when 'declined_by_institution' then '{}' else t.note_masked end
    where t.institution_id = org and (t.requested_by = 'institution' and t.message is not null
      or t.status = 'declined_by_institution' and t.note is not null);
    update consent_request t set words = '-' where t.institution_id = org and t.words <> '-';
    -- The note of one that was withdrawn is the company's.
    update application t set note = case t.status when 'withdrawn' then t.note end, repair = case when t.repair is null then null else '-' end
    where t.institution_id = org and (t.status <> 'withdrawn' and t.note is not null or t.repair <> '-');
    update application_item t set words = '-' where t.institution_id = org and t.words <> '-';
    update document_request t set words = '-' where t.institution_id = org and t.words <> '-';
    update offer t set note = null where t.institution_id = org and t.status = 'withdrawn' and t.note is not null;
    update deal_condition t set note = null where t.institution_id = org and t.note is not null;
    update condition_waiver t set reason = '-' where t.institution_id = org and t.reason <> '-';
    -- Terms that were never accepted keep their figures, which the other side has answered, without words. What a
    -- counter-offer did not change is the institution's.
    update offer_version t set terms = terms_without_words(t.terms)
    where t.institution_id = org and t.terms <> terms_without_words(t.terms)
      and not exists (select from deal d where d.offer_id = t.offer_id and d.offer_version = t.version);
    update counter_offer t set terms = terms_without_words(t.terms)
    where t.institution_id = org and t.terms <> terms_without_words(t.terms);
  end if;
  return done;
end
$$;
revoke execute on function erase_organization from public;
grant execute on function erase_organization to longspring_worker;
