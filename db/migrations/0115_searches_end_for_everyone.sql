-- A decided dispute can bring the last of what a prospect seeks: its search ends with that, and whoever still waits for an
-- answer to a request is declined, as it is when the company's own confirmation brings it.
create policy admin_closes_search on introduction for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and status in ('requested', 'consent_pending'))
  with check ((select current_actor_kind()) = 'admin' and status = 'declined_by_company' and reason_code = 'chose_other');
