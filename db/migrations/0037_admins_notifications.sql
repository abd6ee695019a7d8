-- What a person is notified of, in the order of the pages that show it: for one of their organizations, or as an admin,
-- who has none and tens of thousands. "is null" is no equality to the planner, so that it sorted them all for a page;
-- and a condition with "coalesce" is not looked up before a policy's own, one with "case" is.
create index notification_of_reader on notification
  (user_id, (case when organization_id is null then user_id else organization_id end), at desc,
    ((kind || '.' || subject_id::text) collate "C") desc);

-- Whether an admin has decided a case, or on money, as their first steps ask: not read from all that they did.
create index event_of_first_steps on event (actor_user_id, type)
  where type in ('case-decided', 'dispute-decided', 'fee-waiver-proposed', 'fee-adjustment-proposed', 'fapiao-issued',
    'bank-statement-imported', 'bank-proposal-confirmed');
