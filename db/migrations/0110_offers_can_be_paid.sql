-- What is put before the other side can be paid: an issued version and a counter-offer have one annual rate from 0 to 36 %
-- a year (the platform's limit; domain/offers/price-limits.ts says why), unless they are of equity or of a record; amounts
-- and values are above zero; drawdowns come in order; the new money and the option pool leave others a part of a company.
-- The domain judges the whole schedule (domain/offers/term-faults.ts); this is what columns can say. Rows from before
-- aren't judged: what was issued can be read as it was.
create function are_terms_payable(terms jsonb) returns boolean
  language sql immutable parallel safe
as $$
  select coalesce((terms ->> 'amountFen')::numeric > 0, false)
    and coalesce((terms #>> '{details,capFen}')::numeric > 0, true)
    and coalesce((terms #>> '{details,assumedPreMoneyFen}')::numeric > 0, true)
    and coalesce((terms #>> '{details,secondDrawdownFen}')::numeric between 1 and (terms ->> 'amountFen')::numeric - 1, true)
    and coalesce((terms #>> '{details,firstPaymentOn}') > (terms #>> '{details,firstDrawdownOn}'), true)
    and coalesce((terms #>> '{details,secondDrawdownOn}') > (terms #>> '{details,firstDrawdownOn}'), true)
    and coalesce(
      (terms #>> '{details,secondDrawdownOn}')::date
        < (terms #>> '{details,firstPaymentOn}')::date + make_interval(months => (terms ->> 'termMonths')::integer - 1), true)
    and coalesce((terms #>> '{details,residualFen}')::numeric < (terms ->> 'amountFen')::numeric, true)
    and coalesce(
      (terms ->> 'amountFen')::numeric * 100 + (terms ->> 'poolPercent')::numeric * (terms ->> 'postMoneyFen')::numeric
        < 100 * (terms ->> 'postMoneyFen')::numeric, true)
$$;

alter table offer_version
  add constraint terms_are_payable check (are_terms_payable(terms)) not valid,
  add constraint rate_is_within_limit check (
    case when terms ->> 'instrument' in ('equity', 'record') then annualised_rate_percent is null
    else coalesce(annualised_rate_percent between 0 and 36, false) end) not valid;
alter table counter_offer
  add constraint terms_are_payable check (are_terms_payable(terms)) not valid,
  add constraint rate_is_within_limit check (
    case when terms ->> 'instrument' = 'equity' then annualised_rate_percent is null
    else coalesce(annualised_rate_percent between 0 and 36, false) end) not valid;
