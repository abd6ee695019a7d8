-- Teasers are looked up by the number that people call them by, as prospects and mandates are.
create unique index on teaser (number);
