-- How all teasers in sight stand follows from version, edition, day and ask. With these in the index the stamp is read from that alone, and
-- not from rows that hold the texts of a whole city.
drop index teaser_in_sight;
create index teaser_in_sight on teaser (prospect_id) include (company_id, status, published_at, amount_min_fen,
  amount_max_fen, version, edition, shown_on)
  where status = 'published' and amount_max_fen > 0;
