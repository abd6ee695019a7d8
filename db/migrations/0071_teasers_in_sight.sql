-- What still seeks and is in sight, with all that the count of a mandate's pairs asks of a teaser: thousands of look-ups a
-- page, none of which then opens the teaser itself.
create index teaser_in_sight on teaser (prospect_id) include (company_id, status, published_at, amount_max_fen, accepted_fen)
  where status = 'published' and amount_max_fen > accepted_fen;
