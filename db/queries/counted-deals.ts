import { sql } from "kysely";
import { type CountedDeal, dayNumber, type Subject } from "#app/domain/matching/learned/subject.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** What a prospect said in the version `v` that was met, with `company` beside it. */
export interface SubjectRow {
  companyId: string;
  instruments: string[];
  amountFen: string | null;
  sector: string | null;
  place: string | null;
  stage: string | null;
  termMonths: number | null;
  staff: number | null;
  foundedOn: Day | null;
}

interface Row extends SubjectRow {
  amountFen: string;
  day: Day;
  institutions: string[];
}

/** History that was imported says it in a form of its own. */
export const subjectColumns = sql`
  coalesce(v.content #>> '{company,sector}', v.content ->> 'sector') as sector,
  coalesce(v.content #>> '{company,district}', v.content ->> 'place') as place,
  coalesce(v.content #>> '{ask,stage}', v.content ->> 'stage') as stage,
  coalesce(v.content #>> '{ask,termMonthsMax}', v.content ->> 'termMonths')::int as term_months,
  (v.content ->> 'employees')::int as staff,
  to_char(company.founded_on, 'YYYY-MM-DD') as founded_on`;

export function toSubject(row: SubjectRow, day: number): Subject {
  const age = row.foundedOn === null ? 0 : day - dayNumber(row.foundedOn);
  return {
    companyId: row.companyId,
    sector: row.sector,
    place: row.place,
    stage: row.stage,
    instruments: row.instruments,
    amount: row.amountFen === null ? null : Number(row.amountFen),
    termMonths: row.termMonths,
    staff: row.staff,
    // History without a founding day has the day of its deal there.
    ageDays: age > 0 ? age : null,
  };
}

/**
 * Deals from which money came, confirmed by the company, in the order of the days on which it first did: what the
 * ranking learns from. Those of one prospect on one day are one choice of several funders. What the prospect said is
 * read from the version that was met. What is dated after `today` counts once its day has come: a day far ahead would
 * outweigh all that is known.
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
        sum(deal.amount_fen) as amount_fen
      from drawn join deal on deal.id = drawn.deal_id join introduction on introduction.id = deal.introduction_id
      where drawn.day <= ${today}::date
      group by drawn.day, deal.prospect_id, deal.company_id
    )
    select to_char(chosen.day, 'YYYY-MM-DD') as day, chosen.prospect_id, chosen.company_id, chosen.institutions,
      chosen.instruments, chosen.amount_fen::text as amount_fen, ${subjectColumns}
    from chosen
    join prospect_version as v on v.prospect_id = chosen.prospect_id and v.version = chosen.version
    join company on company.id = chosen.company_id
    order by chosen.day, chosen.prospect_id`.execute(trx);
  return rows.map(({ day: date, institutions, ...row }) => {
    const day = dayNumber(date);
    return { day, funders: institutions, subject: toSubject(row, day) };
  });
}

/** Tells whether deals were added or taken back since they were counted. */
export async function stampOfDeals(trx: ActorTransaction): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select count(*)::text || ' ' || coalesce(sum(hashtextextended(id::text, 0)), 0)::text as stamp
    from drawdown where status = 'confirmed'`.execute(trx);
  return rows[0]?.stamp ?? "";
}
