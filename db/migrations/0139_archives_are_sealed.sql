-- Each attempt to compose an archive stores its bytes under a key of its own, and the archive is what the attempt that
-- holds the row's key has finished: its size and digest (SHA-256 in hex) are compared when it is read. An archive without
-- a key is from before them; it lies under the row's id and is gone after seven days.
alter table export
  add column archive_key uuid,
  add column sha256 text,
  add constraint ready_archive_is_sealed check (status <> 'ready' or archive_key is null or sha256 is not null);

create trigger sealed_archive_stays before update on export
  for each row when (old.sha256 is not null and
    (old.sha256, old.archive_key, old.size_bytes) is distinct from (new.sha256, new.archive_key, new.size_bytes))
  execute function sealed_file_stays();
