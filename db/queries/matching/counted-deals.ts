import { type RawBuilder, sql } from "kysely";
import { type CountedDeal, toEpochDay, type Subject } from "#app/domain/matching/learned/subject.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What a teaser showed in the version `v` of the introduction, or what an imported history records. */
export interface SubjectRow {
  instruments: string[];
  amountFen: string | null;
  sector: string | null;
  place: string | null;
  stage: string | null;
  termMonths: number | null;
  staff: number | null;
  ageDays: number | null;
}

interface Row extends SubjectRow {
  day: Day;
  institutions: string[];
}

/**
 * A teaser as it was first shown of version `v`; for an imported one, its record, which was public before. Nothing else
 * of a company is used, consented or not: otherwise acts on one prospect would shift others by facts that are not
 * public.
 */
export const shownOfVersion = sql`left join lateral (
  select * from shown_teaser where shown_teaser.prospect_id = v.prospect_id and shown_teaser.version = v.version
  order by shown_at limit 1) as shown on true`;

export const subjectColumns = (day: RawBuilder<unknown>) => sql`
  coalesce(shown.sector, v.content ->> 'sector') as sector,
  coalesce(shown.place, v.content ->> 'place') as place,
  coalesce(shown.stage, v.content ->> 'stage') as stage,
  coalesce(shown.term_most_months, (v.content ->> 'termMonths')::int) as term_months,
  (v.content ->> 'employees')::int as staff,
  case when shown.prospect_id is not null
    then round((coalesce(shown.age_least_months, shown.age_most_months)
      + coalesce(shown.age_most_months, shown.age_least_months)) / 2.0 * 365.25 / 12)::int
    -- History without a founding day has the day of its deal there.
    when v.content ? 'sector' then nullif(greatest(${day} - company.established_on, 0), 0) end as age_days`;

export function toSubject(row: SubjectRow): Subject {
  return {
    companyId: null,
    sector: row.sector,
    place: row.place,
    stage: row.stage,
    instruments: row.instruments,
    amount: row.amountFen === null ? null : Number(row.amountFen),
    termMonths: row.termMonths,
    staff: row.staff,
    ageDays: row.ageDays,
  };
}

/**
 * Deals with money confirmed by the company, in the order of the first confirmation: the ranking learns from them.
 * Those of one prospect on one day count as one choice of several funders. The prospect's facts are read from the
 * version of the introduction. What is dated after `today` counts once its day has come: a day far ahead would outweigh
 * all others.
 */
export async function countedDeals(trx: ActorTransaction, today: Day): Promise<CountedDeal[]> {
  const { rows } = await sql<Row>`
    with drawn as (
      select deal_id, shanghai_day(min(confirmed_at)) as day
      from drawdown where status = 'confirmed' group by deal_id
    ),
    chosen as (
      select drawn.day, deal.prospect_id, deal.company_id, max(introduction.prospect_version) as version,
        array_agg(distinct deal.institution_id::text order by deal.institution_id::text) as institutions,
        array_agg(distinct deal.instrument order by deal.instrument) as instruments,
        sum(deal.amount_fen) as paid_fen
      from drawn join deal on deal.id = drawn.deal_id join introduction on introduction.id = deal.introduction_id
      where drawn.day <= ${today}::date
      group by drawn.day, deal.prospect_id, deal.company_id
    )
    select to_char(chosen.day, 'YYYY-MM-DD') as day, chosen.institutions,
      coalesce(shown.instruments, chosen.instruments) as instruments,
      case when v.content ? 'sector' then chosen.paid_fen else shown.ask_most_fen end::text as amount_fen,
      ${subjectColumns(sql`chosen.day`)}
    from chosen
    join prospect_version as v on v.prospect_id = chosen.prospect_id and v.version = chosen.version
    join company on company.id = chosen.company_id
    ${shownOfVersion}
    order by chosen.day, chosen.prospect_id`.execute(trx);
  return rows.map(({ day: date, institutions, ...row }) => {
    return { day: toEpochDay(date), funders: institutions, subject: toSubject(row) };
  });
}

/** Whether deals were added or removed since they were counted. */
export async function rowVersionOfDeals(trx: ActorTransaction): Promise<string> {
  const { rows } = await sql<{ rowVersion: string }>`
    select count(*)::text || ' ' || coalesce(sum(hashtextextended(id::text, 0)), 0)::text as row_version
    from drawdown where status = 'confirmed'`.execute(trx);
  return rows[0]?.rowVersion ?? "";
}
