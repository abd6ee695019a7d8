-- What is left of an ask, for the institution that writes an offer on it: locked, so that an acceptance and an issue at
-- the same time queue up and no offer is issued that cannot be accepted. It tells one number and no name.
create function lock_ask_left(of_prospect uuid) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  left_fen bigint;
begin
  select sought_fen - accepted_fen into left_fen from prospect
  where id = of_prospect
    and exists (
      select from introduction i
      where i.prospect_id = of_prospect and i.institution_id = current_organization_id() and i.status in ('consented', 'converted'))
  for no key update;
  return left_fen;
end
$$;
revoke execute on function lock_ask_left from public;
grant execute on function lock_ask_left to longspring_app;
