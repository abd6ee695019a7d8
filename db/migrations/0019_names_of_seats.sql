-- A header names the reader's organization in the reader's language: of a party the accounts role may read the English
-- name beside what it knows of a seat.
grant select (name_en) on institution to longspring_accounts;
grant select (name_en) on company to longspring_accounts;
