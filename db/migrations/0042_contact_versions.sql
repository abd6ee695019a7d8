-- Two people of an institution who change its contact or description at once: the second is told, and an application for
-- a change of the licence that was sent before such a change does not undo it when it is verified.
alter table institution add column contact_version integer not null default 1;
alter table institution_application add column contact_version integer;

create function count_contact_version() returns trigger language plpgsql as $$
begin
  new.contact_version := old.contact_version + 1;
  return new;
end $$;
create trigger count_contact_version before update on institution for each row
  when ((old.contact_name, old.contact_phone, old.contact_email, old.about_zh, old.about_en)
    is distinct from (new.contact_name, new.contact_phone, new.contact_email, new.about_zh, new.about_en))
  execute function count_contact_version();
