-- Behind the horizons of the domain, which move with the day and know the deal: no column takes a day that nothing means.
-- 'infinity' is none either: it can't be written as a day.
create function is_meant(day date) returns boolean
  language sql immutable parallel safe
  return day between date '1900-01-01' and date '2199-12-31';
create function is_meant(at timestamptz) returns boolean
  language sql immutable parallel safe
  return at >= timestamptz '1900-01-01 00:00+08' and at < timestamptz '2200-01-01 00:00+08';

do $$
declare
  part text[];
begin
  foreach part slice 1 in array array[
    ['offer', 'expires_at'], ['application', 'due_at'], ['application', 'remind_at'], ['application_item', 'due_on'],
    ['document_request', 'due_on'], ['drawdown', 'value_date'], ['mandate', 'valid_from'], ['mandate', 'valid_until'],
    ['company', 'founded_on'], ['company_right', 'granted_on'], ['company_recognition', 'valid_until'],
    ['institution', 'licence_expires_on']]
  loop
    execute format('alter table %1$I add constraint %2$I check (is_meant(%3$I))', part[1], part[2] || '_is_meant', part[2]);
  end loop;
end $$;
