-- The queue of cases is searched by any part of a name. Chinese names have no words, so an index holds each pair of
-- neighbouring characters; a search from two characters on reads only what has all of its pairs.
create function searched_text(words text) returns text
  language sql immutable parallel safe
  return lower(normalize(coalesce(words, ''), nfkc));

create function pairs_of_text(words text) returns text[]
  language sql immutable parallel safe
begin atomic
  select coalesce(array_agg(distinct substr(searched_text(words), at, 2)), '{}')
  from generate_series(1, length(searched_text(words)) - 1) as at;
end;

create index company_name_pairs on company using gin (pairs_of_text(name_zh || ' ' || coalesce(name_en, '')));
create index institution_name_pairs on institution using gin (pairs_of_text(name_zh || ' ' || coalesce(name_en, '')));

-- The organizations with a case that have this credit code or this text in a name, at most so many. The app's role can't
-- use these indexes by itself: row policies come before comparisons of texts.
create function list_parties_of_cases(words text, most integer) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select named.id from (
    (
      select c.id from company c
      where length(searched_text(words)) > 1
        and pairs_of_text(c.name_zh || ' ' || coalesce(c.name_en, '')) @> pairs_of_text(words)
        and strpos(searched_text(c.name_zh || ' ' || coalesce(c.name_en, '')), searched_text(words)) > 0
        and exists (select from moderation_case m where m.company_id = c.id)
      limit most
    )
    union
    (
      select i.id from institution i
      where length(searched_text(words)) > 1
        and pairs_of_text(i.name_zh || ' ' || coalesce(i.name_en, '')) @> pairs_of_text(words)
        and strpos(searched_text(i.name_zh || ' ' || coalesce(i.name_en, '')), searched_text(words)) > 0
        and exists (select from moderation_case m where m.institution_id = i.id)
      limit most
    )
    union
    (select c.id from company c where c.uscc = upper(searched_text(words)) limit most)
    union
    (select i.id from institution i where i.uscc = upper(searched_text(words)) limit most)
  ) as named
  where (select current_actor_kind()) = 'admin'
  limit most;
end;
revoke execute on function list_parties_of_cases from public;
grant execute on function list_parties_of_cases to longspring_app;

-- An institution's code is unique only once it is verified; an applicant's is found too.
create index institution_uscc_idx on institution (uscc);
