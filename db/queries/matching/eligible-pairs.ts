import { type RawBuilder, sql } from "kysely";
import { INSTRUMENTS, instrumentKind } from "#app/domain/codes/instruments.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Pairs that are eligible by the rules, compared with those that are stored. */
export interface MatchDifferences {
  pairs: number;
  /** Eligible and not stored; stored and not eligible. */
  missing: number;
  extra: number;
}

export interface DifferingPair {
  mandateId: string;
  prospectId: string;
  difference: "missing" | "extra";
}

const equity = INSTRUMENTS.filter((code) => instrumentKind(code) === "equity");

/** Rounds like toBasisPoints: of the double, half up. */
const basisPoints = (percent: RawBuilder<unknown>) => sql`floor(${percent}::float8 * 100 + 0.5)`;

/** True when `code` is `area` or within it. */
const within = (code: string, area: string) =>
  sql`starts_with(${sql.ref(code)} || '/', ${sql.ref(area)} || '/')`;

/** Whether the area of a code may be in the included ones: within one, or around it. */
const mayLieIn = (code: string, included: string) => sql`(cardinality(${sql.ref(included)}) = 0
  or exists (select from unnest(${sql.ref(included)}) as area
    where ${within(code, "area")} or ${within("area", code)}))`;

/** Whether it may be outside of the excluded ones as well. */
const areaPasses = (code: string, included: string, excluded: string) => sql`(
  not exists (select from unnest(${sql.ref(excluded)}) as area where ${within(code, "area")})
  and ${mayLieIn(code, included)})`;

/**
 * Lists of codes as bit masks, so that "have one in common" is one AND. Codes from the 63rd on share a bit; if only
 * that one is common, the lists themselves are compared.
 */
const masks = (name: string, column: string) => sql`
  ${sql.ref(`${name}_code`)} as materialized (
    select code, least(row_number() over (order by code <> all(${equity}::text[]), code) - 1, 62)::integer as bit
    from (select unnest(${sql.ref(column)}) as code from seeking union select unnest(${sql.ref(column)}) from giving)),
  ${sql.ref(`${name}_mask`)} as materialized (
    select codes, coalesce(bit_or(1::bigint << bit), 0) as mask
    from (select ${sql.ref(column)} as codes from seeking union select ${sql.ref(column)} from giving) as lists
    left join ${sql.ref(`${name}_code`)} on code = any(codes)
    group by codes)`;

const common = (mask: string, codes: string) => sql`(
  (s.${sql.ref(mask)} & g.${sql.ref(mask)} & ~(1::bigint << 62)) <> 0
  or (s.${sql.ref(mask)} & g.${sql.ref(mask)}) <> 0 and s.${sql.ref(codes)} && g.${sql.ref(codes)})`;

/** For each distinct value of a column of `seeking` whether a mandate doesn't miss it: one bit per value. */
const bitsOf = (name: string, passes: RawBuilder<unknown>) => sql`
  (select string_agg(case when ${passes} then '1' else '0' end, '' order by number)::bit varying
   from ${sql.ref(`${name}_value`)})`;
const valuesOf = (name: string) => sql`
  ${sql.ref(`${name}_value`)} as materialized (
    select ${sql.ref(name)} as value, row_number() over () - 1 as number
    from (select distinct ${sql.ref(name)} from seeking) as each)`;

/**
 * Every eligible pair of published teasers and mandates on a day, entirely in SQL: the eligibility rules of
 * app/domain/matching as set operations. Cells of instruments, sector and stage are evaluated once per mandate, the
 * rest per pair. Call `planPairs` before.
 */
function eligiblePairs(day: Day): RawBuilder<unknown> {
  return sql`
    seeking as materialized (
      select prospect_id, sector, district, stage, instruments, securities, recognitions,
        securities is null as any_security, not has_all_recognitions as any_recognition,
        revenue_most_fen as revenue, age_most_months as age, amount_min_fen as ask_min, amount_max_fen as ask_max,
        term_months_min, term_months_max, ${basisPoints(sql`max_rate_percent`)} as max_rate
      from teaser
      where status = 'published' and amount_max_fen > 0),
    giving as materialized (
      select mandate.id as mandate_id, instruments, sectors_included, sectors_excluded, mandate.districts, stages,
        securities_accepted as securities, recognitions_any as recognitions, amount_min_fen, amount_max_fen, term_months_min, term_months_max, min_revenue_fen,
        min_age_months, rounded_up_fen(budget_fen - reserved_fen - drawn_fen) as budget_left,
        ${basisPoints(sql`price_min_percent`)} as cheapest,
        cardinality(securities_accepted) = 0 or 'none' = any(securities_accepted) as any_security,
        cardinality(recognitions_any) = 0 as any_recognition
      from mandate join institution on institution.id = mandate.institution_id
      where mandate.status = 'active' and institution.status = 'active'
        and coalesce(valid_from <= ${day}::date, true) and coalesce(valid_until >= ${day}::date, true)
        and rounded_up_fen(budget_fen - reserved_fen - drawn_fen) >= greatest(coalesce(amount_min_fen, 0), 1)
        and introduction_cap > open_introductions(mandate.id)),
    ${masks("instrument", "instruments")}, ${masks("security", "securities")},
    ${masks("recognition", "recognitions")},
    ${valuesOf("sector")}, ${valuesOf("district")}, ${valuesOf("stage")},
    equity as materialized (
      select coalesce(bit_or(1::bigint << bit), 0) as mask from instrument_code where code = any(${equity}::text[])),
    s as materialized (
      select seeking.*, i.mask as instrument_mask, coalesce(se.mask, 0) as security_mask, coalesce(r.mask, 0) as recognition_mask,
        sv.number::integer as sector_number, dv.number::integer as district_number, tv.number::integer as stage_number,
        dense_rank() over (order by i.mask, instruments, sv.number, tv.number) as cell
      from seeking
      join instrument_mask i on i.codes = instruments
      left join security_mask se on se.codes = securities
      left join recognition_mask r on r.codes = recognitions
      join sector_value sv on sv.value = sector
      join district_value dv on dv.value = district
      join stage_value tv on tv.value = stage),
    g as materialized (
      select giving.*, i.mask as instrument_mask, se.mask as security_mask, r.mask as recognition_mask,
        ${bitsOf("sector", areaPasses("value", "sectors_included", "sectors_excluded"))} as sector_bits,
        ${bitsOf("district", mayLieIn("value", "giving.districts"))} as district_bits,
        ${bitsOf("stage", sql`(cardinality(stages) = 0 or value = any(stages))`)} as stage_bits
      from giving
      join instrument_mask i on i.codes = instruments
      join security_mask se on se.codes = securities
      join recognition_mask r on r.codes = recognitions
      -- One row, where the planner expects a hundred: it then hashes the prospects, not the pairs of cells.
      cross join jsonb_array_elements('[0]') as one),
    cell as materialized (
      select distinct cell, instrument_mask, instruments, sector_number, stage_number from s),
    pair as (
      select g.mandate_id, s.prospect_id
      from (select cell.cell, g.* , (cell.instrument_mask & g.instrument_mask & equity.mask) <> 0 as shares_equity
        from cell
        join g on (cell.instrument_mask & g.instrument_mask) <> 0
          and get_bit(g.stage_bits, cell.stage_number) > 0 and get_bit(g.sector_bits, cell.sector_number) > 0
          and ((cell.instrument_mask & g.instrument_mask & ~(1::bigint << 62)) <> 0 or cell.instruments && g.instruments)
        cross join equity) as g
      join s on s.cell = g.cell
      where get_bit(g.district_bits, s.district_number) > 0
        and (g.amount_max_fen is null or s.ask_min <= g.amount_max_fen)
        and (g.amount_min_fen is null or s.ask_max >= g.amount_min_fen)
        and s.ask_min <= g.budget_left
        and coalesce(s.revenue >= g.min_revenue_fen, true)
        and coalesce(s.age >= g.min_age_months, true)
        and (g.shares_equity or (
          coalesce(s.term_months_min <= g.term_months_max, true)
          and coalesce(s.term_months_max >= g.term_months_min, true)
          and coalesce(g.cheapest <= s.max_rate, true)
          and (g.any_security or s.any_security or ${common("security_mask", "securities")})))
        and (g.any_recognition or s.any_recognition or ${common("recognition_mask", "recognitions")}))`;
}

/** Joins follow the order of the text: PostgreSQL has no statistics on a query's intermediate results. */
async function planPairs(trx: ActorTransaction): Promise<void> {
  await sql`select set_config('join_collapse_limit', '1', true), set_config('from_collapse_limit', '1', true),
    set_config('enable_mergejoin', 'off', true), set_config('enable_material', 'off', true), set_config('work_mem', '256MB', true),
    set_config('jit', 'off', true)`.execute(trx);
}

/** How many pairs are eligible on a day. */
export async function countEligiblePairs(trx: ActorTransaction, day: Day): Promise<number> {
  await planPairs(trx);
  const { rows } = await sql<{ pairs: string }>`
    with ${eligiblePairs(day)} select count(*) as pairs from pair`.execute(trx);
  return Number(rows[0]?.pairs ?? 0);
}

/** Every pair that is eligible or stored; the columns of the missing side are null. */
const compared = sql`
  pair full join (select mandate_id, prospect_id from match where outcome = 'eligible') as kept
    on kept.mandate_id = pair.mandate_id and kept.prospect_id = pair.prospect_id`;

/** Counts the eligible pairs of a day against the stored matches. */
export async function countDifferences(trx: ActorTransaction, day: Day): Promise<MatchDifferences> {
  await planPairs(trx);
  const { rows } = await sql<{ pairs: string; missing: string; extra: string }>`
    with ${eligiblePairs(day)}, both_sides as (
      select pair.mandate_id is not null as eligible, kept.mandate_id is not null as stored
      from ${compared})
    select count(*) filter (where eligible) as pairs, count(*) filter (where eligible and not stored) as missing,
      count(*) filter (where stored and not eligible) as extra
    from both_sides`.execute(trx);
  const [row] = rows;
  return { pairs: Number(row?.pairs), missing: Number(row?.missing), extra: Number(row?.extra) };
}

/** The first pairs that differ, by mandate and prospect. */
export async function listDifferences(
  trx: ActorTransaction,
  day: Day,
  limit: number,
): Promise<DifferingPair[]> {
  await planPairs(trx);
  const { rows } = await sql<DifferingPair>`
    with ${eligiblePairs(day)}
    select coalesce(pair.mandate_id, kept.mandate_id) as mandate_id,
      coalesce(pair.prospect_id, kept.prospect_id) as prospect_id,
      case when kept.mandate_id is null then 'missing' else 'extra' end as difference
    from ${compared}
    where pair.mandate_id is null or kept.mandate_id is null
    order by 1, 2 limit ${limit}`.execute(trx);
  return rows;
}
