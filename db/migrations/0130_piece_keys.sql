-- A piece of a file is stored under a key of its own that is never written again: the row names the keys in their order.
-- A file without keys is from before them: its pieces lie under their offsets. `claimed_key` is the key under which the
-- next piece is being written; a later claim takes its place, and only the piece that holds the claim is counted.
alter table document_file
  add column piece_keys text[] not null default '{}',
  add column claimed_key text;
alter table attachment add column piece_keys text[] not null default '{}';
grant update (piece_keys, claimed_key) on document_file to longspring_app;
grant update (piece_keys) on attachment to longspring_app;

-- What was inspected stays what it was, whoever asks.
create function sealed_file_stays() returns trigger
  language plpgsql as $$
begin
  raise exception 'a sealed file is not written again' using errcode = 'check_violation';
end
$$;
create trigger sealed_file_stays before update on document_file
  for each row when (old.sha256 is not null and
    (old.sha256, old.piece_keys, old.size_bytes, old.media_type)
      is distinct from (new.sha256, new.piece_keys, new.size_bytes, new.media_type))
  execute function sealed_file_stays();
create trigger sealed_file_stays before update on attachment
  for each row when (old.sha256 is not null and
    (old.sha256, old.piece_keys, old.size_bytes, old.media_type)
      is distinct from (new.sha256, new.piece_keys, new.size_bytes, new.media_type))
  execute function sealed_file_stays();
