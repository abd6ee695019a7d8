-- Acts that begin only once a second admin has agreed, beside those that happen at once and may be undone: an admin's role,
-- and the recovery of an account. Both lapse without effect at their deadline.
alter table confirmation drop constraint confirmation_kind_check;
alter table confirmation add constraint confirmation_kind_check
  check (kind in ('suspension', 'admin-role', 'recovery')) not valid;
alter table confirmation validate constraint confirmation_kind_check;

-- What the subject becomes once confirmed; null where the act has happened already.
alter table confirmation add column after_status text;
