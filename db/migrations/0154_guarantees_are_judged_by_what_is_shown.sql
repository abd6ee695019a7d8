-- What is sought is judged for a guarantee as the teaser shows it, too: by trial a guarantor would find it to the fen.
create or replace function lock_ask_room(of_prospect uuid, of_commitment text) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  room bigint;
begin
  select rounded_up_fen(case of_commitment when 'guarantee' then sought_fen else sought_fen - accepted_fen end) into room from prospect
  where id = of_prospect
    and exists (
      select from introduction i
      where i.prospect_id = of_prospect and i.institution_id = current_organization_id() and i.status in ('consented', 'converted'))
  for no key update;
  return room;
end
$$;
