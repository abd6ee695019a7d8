-- A review of a draft names its revision, and what somebody approves or issues is the revision that they read. A draft
-- that ended took its revisions with it: the next one of the same offer or mandate began at 1 again, so that a review of
-- the first approved the second. The row stays now, without content, and the next draft goes on from its revision.
alter table offer_draft alter column content drop not null,
  add constraint waits_with_content check (content is not null or (approval_asked_at is null and approved_at is null));
alter table mandate_draft alter column content drop not null,
  add constraint waits_with_content check (content is not null or submitted_at is null);
