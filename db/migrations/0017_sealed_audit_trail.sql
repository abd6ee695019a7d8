-- The audit trail that nobody can change unseen: each event carries a hash from its insert on, and a job chains the
-- hashes of new events into seals, whose digests are also kept outside the database (docs/audit.md).

-- Events without a seal. Written with the event, so that an event is found by the job that seals however late its
-- transaction commits, and whatever the order of ids. Not indexed: it holds what a minute brings.
create table event_unsealed (
  event_id bigint not null
);
alter table event_unsealed enable row level security;
alter table event_unsealed force row level security;
grant select, delete on event_unsealed to longspring_worker;
create policy owner_and_worker on event_unsealed to longspring_migrator, longspring_worker using (true) with check (true);

-- The chain: a seal's digest covers the digest before it and the hashes of its events, in the order of their ids.
-- Nobody updates or deletes one; `copied_at` is when its copy was written outside the database.
create table audit_seal (
  number bigint primary key check (number > 0),
  previous bytea unique,
  sealed_at timestamptz not null,
  -- The ids of its events. A number that a rolled-back transaction took belongs to no seal.
  ids int8multirange not null check (not isempty(ids)),
  events integer not null check (events > 0),
  -- SHA-256 of the events' hashes, one after the other.
  rows_digest bytea not null,
  digest bytea not null unique,
  copied_at timestamptz,
  constraint only_the_first_follows_none check ((number = 1) = (previous is null))
);
create index on audit_seal (number) where copied_at is null;
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
grant select, insert, update (copied_at) on audit_seal to longspring_worker;
grant select on audit_seal to longspring_app;
create policy admin_reads on audit_seal for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy owner_and_worker on audit_seal to longspring_migrator, longspring_worker using (true) with check (true);

-- What stands for a text in the hash of its event. Once text and salt are erased, nobody can find the text by trying.
create function text_commitment(field text, salt uuid, words text) returns text
  language sql stable parallel safe
  return encode(sha256(convert_to(concat(field, ' ', salt, ' ', words), 'UTF8')), 'hex');

-- How long the table may not be written: adding the columns and the trigger takes no time, noting the ids of a million
-- events about a second. Their hashes are made later, by the job that seals.
alter table event
  add column note_salt uuid,
  add column detail_salt uuid,
  -- What remains of an erased text.
  add column note_commitment text,
  add column detail_commitment text,
  add column row_hash bytea;

-- Version 1 of the encoding: each field with its length in bytes before it, so that no two rows are encoded alike; a
-- null has no length. In one expression, because this runs at each insert. app/integrations/audit-seals/event-hash.ts
-- computes the same independently.
create function event_hash(e event) returns bytea
  language plpgsql stable parallel safe
as $$
declare
  micros constant bigint := (extract(epoch from e.at) * 1000000)::bigint;
  note constant text := coalesce(e.note_commitment, case when e.note is not null then text_commitment('note', e.note_salt, e.note) end);
  detail constant text := coalesce(e.detail_commitment, case when e.detail <> '{}' then text_commitment('detail', e.detail_salt, e.detail::text) end);
begin
  return sha256(convert_to(concat(
    'longspring event 1 ',
    octet_length(e.id::text), ':', e.id,
    octet_length(micros::text), ':', micros,
    octet_length(e.type), ':', e.type,
    octet_length(e.actor_kind), ':', e.actor_kind,
    octet_length(e.actor_user_id::text), ':', e.actor_user_id,
    octet_length(e.actor_organization_id::text), ':', e.actor_organization_id,
    octet_length(e.subject_kind), ':', e.subject_kind,
    octet_length(e.subject_id::text), ':', e.subject_id,
    octet_length(e.company_id::text), ':', e.company_id,
    octet_length(e.institution_id::text), ':', e.institution_id,
    octet_length(e.prospect_id::text), ':', e.prospect_id,
    octet_length(e.from_status), ':', e.from_status,
    octet_length(e.to_status), ':', e.to_status,
    octet_length(e.reason_code), ':', e.reason_code,
    octet_length(e.version::text), ':', e.version,
    octet_length(note), ':', note,
    octet_length(detail), ':', detail), 'UTF8'));
end
$$;

-- Security definer: whoever records an event may neither read nor write what is unsealed.
create function hash_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  new.note_salt := case when new.note is not null then gen_random_uuid() end;
  new.detail_salt := case when new.detail <> '{}' then gen_random_uuid() end;
  new.note_commitment := null;
  new.detail_commitment := null;
  new.row_hash := event_hash(new);
  insert into event_unsealed values (new.id);
  return new;
end
$$;
create trigger hash_event before insert on event for each row execute function hash_event();

-- Hashes events from before this migration.
create function hash_old_events(ids bigint[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  e event;
begin
  for e in select * from event where id = any (ids) and row_hash is null for no key update loop
    e.note_salt := case when e.note is not null then gen_random_uuid() end;
    e.detail_salt := case when e.detail <> '{}' then gen_random_uuid() end;
    update event set note_salt = e.note_salt, detail_salt = e.detail_salt, row_hash = event_hash(e) where id = e.id;
  end loop;
end
$$;
revoke execute on function hash_old_events from public;
grant execute on function hash_old_events to longspring_worker;

-- Erases the notes of events, and the details that contain one of the given keys, with their salts; the commitments
-- remain, so that the hashes still verify. Returns the ids of the events that had such a text: the caller records them
-- in an event of the type texts-erased, without which the verification reports them.
create function erase_event_texts(ids bigint[], keys text[]) returns setof bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform hash_old_events(ids);
  return query
    update event e set
      note_commitment = case when e.note is not null then text_commitment('note', e.note_salt, e.note) else e.note_commitment end,
      note = null,
      note_salt = null,
      detail_commitment = case when e.detail ?| keys then text_commitment('detail', e.detail_salt, e.detail::text) else e.detail_commitment end,
      detail = case when e.detail ?| keys then '{}' else e.detail end,
      detail_salt = case when e.detail ?| keys then null else e.detail_salt end
    where e.id = any (ids) and (e.note is not null or e.detail ?| keys)
    returning e.id;
end
$$;
revoke execute on function erase_event_texts from public;
grant execute on function erase_event_texts to longspring_worker;

insert into event_unsealed select id from event order by id;
