-- Tables are called as the code calls what is in them.
alter table accounts.letter_request rename to email_request;
alter table letter_choice rename to email_choice;
alter table letter_hours rename to email_hours;
