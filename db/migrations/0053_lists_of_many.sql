-- What an institution with thousands of rows lists, in the order in which it lists it: a page reads its own rows and joins
-- those alone, for each name that it shows is judged by the consents.
create index on offer (institution_id, status_changed_at desc, id desc);
create index on deal (institution_id, status_changed_at desc, id desc);
create index on introduction (institution_id, status_changed_at desc, id desc);

-- All that ran between a prospect and an institution, over or not, and every consent of an introduction.
create index on introduction (prospect_id, institution_id);
create index on consent (introduction_id, granted_at desc);

-- What these cost: each looks up a row or more, a hundred times what the planner takes for one call. It asks them last.
alter function has_consent(uuid, text) cost 5000;
alter function is_consented(uuid) cost 5000;
alter function is_consented_for(uuid, text) cost 5000;
alter function is_document_open(uuid) cost 5000;
alter function open_introductions(uuid) cost 5000;

-- The places that introductions take, of every mandate that has any: asked once for a list of all mandates on offer.
create function open_introductions_of_mandates() returns table (mandate_id uuid, open_introductions bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select introduction.mandate_id, count(*) from introduction
  where introduction.status in ('requested', 'consent_pending', 'consented')
  group by introduction.mandate_id;
end;
