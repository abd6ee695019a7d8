-- Whoever writes the matcher's memory tells whose lists changed with the same commit: ids alone, of the company and of
-- the institution, each once a statement, as many in one notice as fit (PostgreSQL takes 8000 bytes).
create function tell_changed_lists() returns trigger
  language plpgsql
as $$
declare
  notice text;
begin
  for notice in
    select string_agg(id::text, ' ')
    from (select id, row_number() over () / 200 as part
          from (select company_id as id from changed union select institution_id from changed) as ids) as parts
    group by part
  loop
    perform pg_notify('lists_changed', notice);
  end loop;
  return null;
end
$$;

create trigger tell_inserted after insert on match
  referencing new table as changed for each statement execute function tell_changed_lists();
create trigger tell_updated after update on match
  referencing new table as changed for each statement execute function tell_changed_lists();
create trigger tell_deleted after delete on match
  referencing old table as changed for each statement execute function tell_changed_lists();

-- Whose right to listen may have ended: a session was closed or switched, a membership taken or changed, a person
-- banned. The id of the person; whoever hears it asks again who that is.
create function tell_changed_person() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify('person_changed', case when tg_table_name = 'user' then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'user_id' end);
  return null;
end
$$;

create trigger tell_ended after delete on accounts.session
  for each row execute function tell_changed_person();
create trigger tell_switched after update of active_organization_id, expires_at on accounts.session
  for each row execute function tell_changed_person();
create trigger tell_left after delete or update of role on accounts.member
  for each row execute function tell_changed_person();
create trigger tell_banned after update of banned on accounts."user"
  for each row execute function tell_changed_person();
