-- Who of an institution's people has a company in hand, from the first request to the money: the institution's own affair.
create table pipeline_owner (
  introduction_id uuid primary key references introduction,
  institution_id uuid not null references institution,
  user_id uuid not null references accounts."user" on delete cascade,
  assigned_by uuid,
  assigned_at timestamptz not null default now()
);
create index on pipeline_owner (institution_id, user_id);

alter table pipeline_owner enable row level security;
alter table pipeline_owner force row level security;
create policy owner_and_worker on pipeline_owner to longspring_migrator, longspring_worker using (true) with check (true);
create policy own on pipeline_owner to longspring_app
  using (institution_id = (select current_organization_id()))
  with check (
    institution_id = (select current_organization_id())
    and exists (select from introduction i where i.id = introduction_id and i.institution_id = pipeline_owner.institution_id)
    and exists (
      select from accounts.member m
      where m.organization_id = pipeline_owner.institution_id and m.user_id = pipeline_owner.user_id and m.role in ('owner', 'member')
    )
  );
grant select, insert, update, delete on pipeline_owner to longspring_app;
grant select on pipeline_owner to longspring_worker;
