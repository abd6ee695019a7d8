import { sql } from "kysely";
import type { FeedbackAct, FeedbackSide } from "#app/domain/matching/ranking/feedback.ts";
import { type CountedActs, countActs } from "#app/domain/matching/learned/counted-acts.ts";
import { toEpochDay } from "#app/domain/matching/learned/subject.ts";
import type { Day } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { shownOfVersion, subjectColumns, type SubjectRow, toSubject } from "./counted-deals.ts";

interface Row extends SubjectRow {
  day: Day;
  act: FeedbackAct;
  side: FeedbackSide;
  reasonCode: string | null;
  institutionId: string;
  prospectId: string;
}

/** Acts lose weight like deals: those of earlier years have none. */
const YEARS = 2;

/**
 * The results of pairs without a deal, from the acts of days before `today`: so the counts of a day are constant, and
 * not read again after each act. Pairs with a paid deal are counted as deals.
 */
export async function countedActs(trx: ActorTransaction, today: Day): Promise<CountedActs[]> {
  const { rows } = await sql<Row>`
    select to_char(shanghai_day(feedback.at), 'YYYY-MM-DD') as day, feedback.act, feedback.side,
      feedback.reason_code, mandate.institution_id::text as institution_id,
      feedback.prospect_id::text as prospect_id, shown.instruments,
      shown.ask_most_fen::text as amount_fen, ${subjectColumns(sql`shanghai_day(feedback.at)`)}
    from match_feedback as feedback
    join mandate on mandate.id = feedback.mandate_id
    join prospect on prospect.id = feedback.prospect_id
    join prospect_version as v
      on v.prospect_id = feedback.prospect_id and v.version = feedback.prospect_version
    join company on company.id = prospect.company_id
    ${shownOfVersion}
    where shown.prospect_id is not null and feedback.act in ('shortlisted', 'passed', 'pass_undone', 'introduced', 'declined', 'offered')
      -- A request of its own counts only once the company answers, which is an act of the company: else an institution could infer
      -- from its scores which of its requests the company was shown.
      and not (feedback.act = 'introduced' and feedback.side = 'institution' and exists (
        select from introduction i where i.id = feedback.subject_id and i.requested_by = 'institution'))
      and feedback.at < ${today}::date::timestamp at time zone 'Asia/Shanghai'
      and feedback.at >= (${today}::date - make_interval(years => ${YEARS})) at time zone 'Asia/Shanghai'
      and not exists (
        select from deal join drawdown on drawdown.deal_id = deal.id and drawdown.status = 'confirmed'
        where deal.prospect_id = feedback.prospect_id and deal.institution_id = mandate.institution_id)
    order by feedback.at, feedback.id`.execute(trx);
  return countActs(
    rows.map(({ day: date, act, side, reasonCode, institutionId, prospectId, ...subject }) => {
      const day = toEpochDay(date);
      return { act, side, reasonCode, institutionId, prospectId, day, subject: toSubject(subject) };
    }),
  );
}
