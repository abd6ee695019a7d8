-- A credit code is public: whoever enters it claims it, and any number of companies may. The operator decides which of
-- them is verified when it publishes a prospect; of one code one company is.
alter table company add column code_verified_at timestamptz;
update company set code_verified_at = app_now()
where exists (select from prospect p where p.company_id = company.id and p.published_at is not null);
alter table company drop constraint company_unified_social_credit_code_key;
create index on company (unified_social_credit_code);
create unique index one_verified_company_of_code on company (unified_social_credit_code) where code_verified_at is not null;

-- A company does not verify itself, and another code than the verified one is claimed anew.
create function claim_code() returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'UPDATE' and new.unified_social_credit_code = old.unified_social_credit_code then
    new.code_verified_at := old.code_verified_at;
  else
    new.code_verified_at := null;
  end if;
  return new;
end
$$;
create trigger claim_code before insert or update on company
  for each row when (current_user = 'longspring_app') execute function claim_code();

-- False where another company is verified under the code.
create function verify_company_code(company_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  if current_actor_kind() is distinct from 'admin' then
    raise exception 'only the operator verifies a code' using errcode = 'insufficient_privilege';
  end if;
  update company set code_verified_at = coalesce(code_verified_at, app_clock_now()) where id = verify_company_code.company_id;
  return true;
exception when unique_violation then
  return false;
end
$$;
revoke execute on function verify_company_code from public;
grant execute on function verify_company_code to longspring_app;
