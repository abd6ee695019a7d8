-- Which version of the terms of use and the privacy policy a person has accepted, and when. Versions are named by the
-- day from which they apply.
create table accounts.acceptance (
  user_id uuid not null references accounts."user" on delete cascade,
  agreement text not null check (agreement in ('terms', 'privacy')),
  version date not null,
  accepted_at timestamptz not null,
  primary key (user_id, agreement, version)
);
grant select, insert on accounts.acceptance to longspring_accounts;

-- What was accepted when joining; null where an older build took the sign-up, or the person has not been asked.
alter table accounts.sign_up add column accepted_terms date, add column accepted_privacy date;
