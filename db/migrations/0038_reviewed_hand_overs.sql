-- The consent that the company had read when it handed the file over, by its sequence. A file is opened once it is clean,
-- by a job, and only if that consent still holds: the clocks of two servers can't say which of two steps came first.
alter table document_file add column reviewed_sequence integer check (reviewed_sequence > 0);
