-- An institution whose verified kind changes may not fund all that its mandates offer: the admin who verifies the change
-- takes those off the market, in that transaction, and locks the rest against a submission at the same time.
create policy admin_pauses on mandate for update to longspring_app
  using ((select current_actor_kind()) = 'admin' and status <> 'retired')
  with check ((select current_actor_kind()) = 'admin' and status = 'paused');
