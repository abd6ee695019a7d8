-- Deals that were imported from a public record had half a term sheet: now it is a record's, whole, that says what it
-- doesn't know, and is sealed as such.
with half as (
  update offer_version v
  set terms = jsonb_strip_nulls(jsonb_build_object(
    'instrument', 'record', 'calledThere', v.terms ->> 'instrument', 'amountFen', o.amount_fen::text,
    'termMonths', v.terms -> 'termMonths', 'conditions', '[]'::jsonb))
  from offer o
  where o.id = v.offer_id and not v.terms ? 'amountFen'
  returning v.offer_id, v.version
)
delete from term_sheet s using half where s.offer_id = half.offer_id and s.version = half.version;
select seal_term_sheet(v) from offer_version v
where not exists (select from term_sheet s where s.offer_id = v.offer_id and s.version = v.version);
