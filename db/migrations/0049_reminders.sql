-- What a person was reminded of, and of which deadline: a deadline that moves is reminded of anew. It makes each reminder
-- one, however many workers look. The clock's own, and nobody else's: it has no organization.
create table reminder (
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  reminded_at timestamptz not null,
  primary key (kind, subject_id, due_at)
);
create index on reminder (reminded_at);
alter table reminder enable row level security;
alter table reminder force row level security;
create policy owner_and_worker on reminder to longspring_migrator, longspring_worker using (true) with check (true);
grant select, insert, delete on reminder to longspring_worker;

-- What waits, by when; the clock looks there each minute.
create index on drawdown (confirm_due_at) where status = 'funded';
create index on deal (status_changed_at) where status in ('accepted', 'documents_out', 'signed_by_company', 'signed_by_institution');
create index on moderation_case (due_at) where status in ('opened', 'assigned', 'in_review', 'appealed');
