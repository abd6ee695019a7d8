-- An institution whose verified kind changes may not fund all that its mandates offer: the admin who verifies the change
-- takes those off the market, in that transaction, and locks the rest against a submission at the same time.
create policy admin_pauses on mandate for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and status <> 'retired')
  with check ((select current_actor_kind()) = 'admin' and status = 'paused');

-- An introduction whose consent has ended by its time keeps no place among a mandate's open ones: nobody can act in it but its
-- company, which may renew it long after. One that is renewed has its place again.
create or replace function open_introductions(of_mandate uuid) returns bigint
  language sql stable security definer cost 5000 set search_path = public, pg_temp
  return (select count(*) from introduction i where i.mandate_id = of_mandate and (
    i.status in ('requested', 'consent_pending') or i.status = 'consented' and coalesce(
      (select bool_or(c.revoked_at is null and c.expires_at > app_now()) from consent c where c.introduction_id = i.id), true)));

create or replace function open_introductions_of_mandates() returns table (mandate_id uuid, open_introductions bigint)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select i.mandate_id, count(*) from introduction i
  where i.status in ('requested', 'consent_pending') or i.status = 'consented' and coalesce(
    (select bool_or(c.revoked_at is null and c.expires_at > app_now()) from consent c where c.introduction_id = i.id), true)
  group by i.mandate_id;
end;
