-- What an institution writes and has not issued: the first version of an offer, or the next. It stands apart from the
-- offer, whose row its company reads.
create table offer_draft (
  offer_id uuid primary key references offer,
  institution_id uuid not null references institution,
  content jsonb not null,
  revision integer not null default 1,
  -- Everybody who wrote on it: none of them may be its second person.
  written_by uuid[] not null default '{}',
  approval_asked_at timestamptz,
  approval_asked_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  constraint approved_by_another check (approved_by is null or approved_by <> all (written_by)),
  constraint approved_once_asked check (approved_at is null or approval_asked_at is not null)
);
call protect_tenant_table('offer_draft', null, 'institution_id');
grant insert, update, delete on offer_draft to longspring_app;

insert into offer_draft (offer_id, institution_id, content, revision, written_by)
select id, institution_id, draft, draft_revision, array_remove(array[created_by], null)
from offer where current_version = 0;
alter table offer drop column draft, drop column draft_revision;

-- What a company would accept instead, round by round. Never changed: nobody is granted update or delete.
create table counter_offer (
  offer_id uuid not null references offer,
  round integer not null check (round between 1 and 5),
  version integer not null,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  terms jsonb not null,
  contract_rate_percent numeric,
  annualised_rate_percent numeric,
  total_cost_fen bigint,
  words text check (char_length(words) between 1 and 500),
  countered_by uuid,
  countered_at timestamptz not null default now(),
  primary key (offer_id, round),
  foreign key (offer_id, version) references offer_version
);
alter table counter_offer enable row level security;
alter table counter_offer force row level security;
create policy owner_and_worker on counter_offer to longspring_migrator, longspring_worker using (true) with check (true);
create policy parties_read on counter_offer for select to longspring_app
  using (company_id = (select current_organization_id()) or institution_id = (select current_organization_id()));
create policy admin_reads on counter_offer for select to longspring_app using ((select current_actor_kind()) = 'admin');
create policy company_counters on counter_offer for insert to longspring_app with check (
  company_id = (select current_organization_id())
  and exists (
    select from offer o
    where o.id = offer_id and o.company_id = counter_offer.company_id and o.institution_id = counter_offer.institution_id
      and o.current_version = version
  )
);
grant select, insert on counter_offer to longspring_app;
grant select, insert on counter_offer to longspring_worker;

-- Above this amount an offer wants a second person of the institution; null where one is enough.
alter table institution add column second_person_above_fen bigint check (second_person_above_fen >= 0);
