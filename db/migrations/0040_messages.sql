-- What the two parties of an introduction write to each other. Nobody edits or deletes it, and nobody else reads it,
-- the operator's people neither: an admin has no policy here.
create table message (
  id bigint generated always as identity primary key,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  written_by text not null check (written_by in ('company', 'institution')),
  user_id uuid not null,
  words text not null check (char_length(words) between 1 and 2000),
  -- The kinds of what was taken out before it was stored.
  masked text[] not null default '{}',
  written_at timestamptz not null default clock_timestamp()
);
create index on message (introduction_id, id);

-- Who had read up to which message, when. Appended to, so that the first reading of each message is known.
create table message_read (
  introduction_id uuid not null references introduction,
  message_id bigint not null references message,
  user_id uuid not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  read_by text not null check (read_by in ('company', 'institution')),
  read_at timestamptz not null default clock_timestamp(),
  primary key (introduction_id, message_id, user_id)
);

-- What was taken out of the words that went with a request, and with a decline.
alter table introduction add column message_masked text[] not null default '{}', add column note_masked text[] not null default '{}';

-- Whether the company's consent on this introduction is in force, by the database's clock.
create function is_consented(introduction uuid) returns boolean
  language sql stable
  return exists (
    select from consent c where c.introduction_id = introduction and c.revoked_at is null and c.expires_at > now()
  );

do $$
declare
  thread text;
begin
  foreach thread in array array['message', 'message_read'] loop
    execute format('alter table %I enable row level security', thread);
    execute format('alter table %I force row level security', thread);
    execute format('create policy owner_and_worker on %I to longspring_migrator, longspring_worker using (true) with check (true)', thread);
    execute format('create policy company_reads on %I for select to longspring_app using (company_id = (select current_organization_id()))', thread);
    -- With the consent an institution's access to the company ends, to its words too.
    execute format('create policy institution_reads on %I for select to longspring_app
      using (institution_id = (select current_organization_id()) and is_consented(introduction_id))', thread);
    execute format('grant select, insert on %I to longspring_app', thread);
    execute format('grant select on %I to longspring_worker', thread);
  end loop;
end
$$;

create policy party_writes on message for insert to longspring_app with check (
  written_by = (select current_actor_kind())
  and user_id = (select current_user_id())
  and case written_by when 'company' then company_id else institution_id end = (select current_organization_id())
  and is_consented(introduction_id)
  and exists (
    select from introduction i
    where i.id = introduction_id and i.company_id = message.company_id and i.institution_id = message.institution_id
      and i.status in ('consented', 'converted')
  )
);
create policy reader_marks on message_read for insert to longspring_app with check (
  read_by = (select current_actor_kind())
  and user_id = (select current_user_id())
  and case read_by when 'company' then company_id else institution_id end = (select current_organization_id())
  and exists (
    select from message m
    where m.id = message_id and m.introduction_id = message_read.introduction_id
      and m.company_id = message_read.company_id and m.institution_id = message_read.institution_id
  )
);

-- A message concerns both sides; that one has read, the other.
create function tell_changed_thread() returns trigger
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
create trigger tell_written after insert on message for each row execute function tell_changed_thread();
create trigger tell_read after insert on message_read for each row execute function tell_changed_thread();
