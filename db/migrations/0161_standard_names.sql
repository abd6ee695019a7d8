-- Tables are called as the code calls what is in them.
alter table accounts.letter_request rename to email_request;
alter table letter_choice rename to email_choice;
alter table letter_hours rename to email_hours;

alter table market_keeper rename column keeper to leader;
alter table market_keeper rename to market_leader;
alter function forget_market_keeper() rename to forget_market_leader;
create or replace function forget_market_leader() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from market_leader;
  return null;
end $$;

-- Kinds of notifications are the names of the jobs that send their e-mails.
update notification set kind = 'notify-' || substr(kind, 6) where kind like 'tell-%';
