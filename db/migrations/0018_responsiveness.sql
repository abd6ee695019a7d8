-- How an institution answers the companies that ask it, as it is published and as the matcher ranks by it: measured
-- each hour from public_answers, so that no list has to count for itself. Null while there is too little to say.
alter table institution
  add column responsiveness smallint check (responsiveness between 0 and 100),
  add column first_answer_days numeric(6, 1) check (first_answer_days >= 0),
  add column answers_measured_at timestamptz;
