-- A column is called as the domain calls what is in it, so that queries need no second name.
alter table mandate rename column age_min_months to min_age_months;
alter table mandate rename column revenue_min_fen to min_revenue_fen;
alter table mandate rename column sectors_include to sectors_included;
alter table mandate rename column sectors_exclude to sectors_excluded;
alter table mandate rename column recognitions to recognitions_any;
alter table mandate rename column securities to securities_accepted;
alter table mandate rename column term_min_months to term_months_min;
alter table mandate rename column term_max_months to term_months_max;
alter table mandate rename column rate_min_percent to price_min_percent;
alter table mandate rename column rate_max_percent to price_max_percent;
alter table teaser rename column term_min_months to term_months_min;
alter table teaser rename column term_max_months to term_months_max;
alter table teaser rename column maximum_rate_percent to max_rate_percent;
alter table teaser rename column wanted_answer_days to first_answer_days;
alter table company rename column founded_on to established_on;
alter table company rename column unified_social_credit_code to uscc;
alter table institution rename column unified_social_credit_code to uscc;

create or replace function guard_institution_status()
  returns trigger
  language plpgsql
as $$
begin
  if current_actor_kind() = 'institution' and (
    new.status is distinct from old.status
    or new.verified_at is distinct from old.verified_at
    or old.status in ('active', 'restricted', 'suspended', 'terminated') and (
      new.kind, new.licence_number, new.regulator, new.licence_scope, new.licence_expires_on, new.uscc
    ) is distinct from (
      old.kind, old.licence_number, old.regulator, old.licence_scope, old.licence_expires_on, old.uscc
    )
  ) then
    raise exception 'an institution does not verify itself' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create or replace function claim_code()
  returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'UPDATE' and new.uscc = old.uscc then
    new.code_verified_at := old.code_verified_at;
  else
    new.code_verified_at := null;
  end if;
  return new;
end
$$;

create or replace function keep_as_shown()
  returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
begin
  insert into shown_teaser (prospect_id, version, shown_at, shown_on, sector, place, stage, instruments, ask_most_fen,
    term_most_months, age_least_months, age_most_months, bands, pledges_patents)
  values (new.prospect_id, new.version, app_now(), new.shown_on, new.sector, new.district, new.stage, new.instruments,
    new.amount_max_fen, new.term_months_max, new.age_least_months, new.age_most_months, new.bands,
    coalesce('class_one_ip' = any (new.securities), false))
  on conflict do nothing;
  return null;
end
$$;
