-- One organization causes only so many e-mails to one person in an hour and in a day. What is told beyond waits, unread,
-- for the person's next digest, whatever way they have chosen for its group.
alter table notification add column in_digest boolean not null default false;
grant update (in_digest) on notification to longspring_worker;
