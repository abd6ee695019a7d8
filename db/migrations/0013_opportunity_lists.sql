-- Teasers are looked up by the number that people call them by, as prospects and mandates are.
create unique index on teaser (number);

-- How a person reads a list: as rows, or as a table of chosen columns. The same for all organizations of the person.
create table list_setting (
  user_id uuid not null references accounts."user" on delete cascade,
  list text not null check (list in ('opportunities')),
  layout text not null check (layout in ('rows', 'table')),
  columns text[] not null check (cardinality(columns) <= 20),
  primary key (user_id, list)
);
alter table list_setting enable row level security;
alter table list_setting force row level security;
grant select, insert, update on list_setting to longspring_app;
create policy own on list_setting to longspring_app
  using (user_id = (select current_user_id()))
  with check (user_id = (select current_user_id()));
create policy owner on list_setting to longspring_migrator using (true) with check (true);
