-- What an issued version says, sealed on the day of issue: the parties by the names that they had, and a fingerprint
-- over all that the sheet prints. Written by the database beside each version, and never changed.
create table term_sheet (
  offer_id uuid not null,
  version integer not null,
  introduction_id uuid not null references introduction,
  company_id uuid not null references company,
  institution_id uuid not null references institution,
  offer_number bigint not null,
  company_name_zh text not null,
  company_name_en text,
  company_code text not null,
  institution_name_zh text not null,
  institution_name_en text,
  issued_at timestamptz not null,
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  primary key (offer_id, version),
  foreign key (offer_id, version) references offer_version
);
create index on term_sheet (company_id);
create index on term_sheet (institution_id);

alter table term_sheet enable row level security;
alter table term_sheet force row level security;
create policy owner_and_worker on term_sheet to longspring_migrator, longspring_worker using (true) with check (true);
create policy company_reads on term_sheet for select to longspring_app
  using (company_id = (select current_organization_id()));
-- It names the company, so that it ends for the institution with the company's consent.
create policy institution_reads on term_sheet for select to longspring_app
  using (institution_id = (select current_organization_id()) and is_consented(introduction_id));
grant select on term_sheet to longspring_app, longspring_worker;

-- The fingerprint is SHA-256 over the UTF-8 bytes of a jsonb text: PostgreSQL writes its keys in one order and its
-- numbers in one form. The ids of offer and parties are in it, so that nobody can find a sheet by guessing its terms.
create function seal_term_sheet(of offer_version) returns void
  language sql volatile security definer set search_path = public, pg_temp
begin atomic
  insert into term_sheet (
    offer_id, version, introduction_id, company_id, institution_id, offer_number,
    company_name_zh, company_name_en, company_code, institution_name_zh, institution_name_en, issued_at, fingerprint)
  select
    of.offer_id, of.version, o.introduction_id, of.company_id, of.institution_id, o.number,
    c.name_zh, c.name_en, c.unified_social_credit_code, i.name_zh, i.name_en, of.issued_at,
    encode(sha256(convert_to(jsonb_build_object(
      'offer', of.offer_id, 'number', o.number, 'version', of.version,
      'company', jsonb_build_array(of.company_id, c.unified_social_credit_code, c.name_zh, c.name_en),
      'institution', jsonb_build_array(of.institution_id, i.name_zh, i.name_en),
      'terms', of.terms,
      'contractRatePercent', of.contract_rate_percent::text,
      'annualisedRatePercent', of.annualised_rate_percent::text,
      'simpleRatePercent', of.simple_rate_percent::text,
      'totalCostFen', of.total_cost_fen::text,
      'issuedAt', (extract(epoch from of.issued_at) * 1000000)::bigint::text,
      'expiresAt', (extract(epoch from of.expires_at) * 1000000)::bigint::text
    )::text, 'UTF8')), 'hex')
  from offer o
  join company c on c.id = of.company_id
  join institution i on i.id = of.institution_id
  where o.id = of.offer_id;
end;
revoke execute on function seal_term_sheet from public;

create function seal_issued_version() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform seal_term_sheet(new);
  return null;
end
$$;
create trigger seal_issued_version after insert on offer_version for each row execute function seal_issued_version();

select seal_term_sheet(v) from offer_version v;

-- Whoever holds a sheet may ask whether it was issued as it is. Told are its version and its day: nothing that the sheet
-- does not say itself, and nothing of what has become of it.
create function check_term_sheet(of_fingerprint text) returns table (version integer, issued_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select s.version, s.issued_at from term_sheet s where s.fingerprint = of_fingerprint;
end;
revoke execute on function check_term_sheet from public;
grant execute on function check_term_sheet to longspring_app;
