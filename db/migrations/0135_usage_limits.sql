-- What was done of the acts that have a usage limit, one row a use and holder: a person, an organization, or a pair of them.
-- Rows older than the longest span count for nothing and are swept.
create table counted_use (
  act text not null,
  holder text not null,
  at timestamptz not null
);
create index on counted_use (act, holder, at desc);
create index on counted_use (at);
grant select, delete on counted_use to longspring_worker;

-- Counts one use against every limit, or against none: where the use before the last `most` is younger than the span,
-- nothing is counted, and the answer is the limit (its place in the arrays) and the moment from which on it is free.
-- No row means that it was counted. Uses of one holder queue up here until the transaction ends, so that any number of
-- processes count as one; a transaction that is rolled back has used nothing. Rolling spans: no burst fits around a
-- boundary of the calendar. The database's clock is the one that all processes share.
create function count_use(act text, holders text[], spans interval[], most integer[])
  returns table (place integer, free_at timestamptz, wait_seconds integer)
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
  present timestamptz;
  used timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('use:' || count_use.act || ':' || holder, 0))
  from (select distinct unnest(holders) as holder order by 1) as queue;
  present := app_clock_now();
  for i in 1 .. cardinality(holders) loop
    select u.at into used from counted_use u
    where u.act = count_use.act and u.holder = holders[i]
    order by u.at desc offset most[i] - 1 limit 1;
    if used + spans[i] > present and (free_at is null or used + spans[i] > free_at) then
      place := i;
      free_at := used + spans[i];
    end if;
  end loop;
  if free_at is not null then
    wait_seconds := ceil(extract(epoch from free_at - present));
    return next;
    return;
  end if;
  insert into counted_use (act, holder, at)
  select count_use.act, holder, present from (select distinct unnest(holders) as holder) as counted;
end
$$;
revoke execute on function count_use from public;
grant execute on function count_use to longspring_app, longspring_worker;
