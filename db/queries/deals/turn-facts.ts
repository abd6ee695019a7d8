import { sql } from "kysely";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import { DEAL_TERMS, type DealStep, JOINED_TURN_FACTS, type TurnFacts } from "#app/domain/deals/turn.ts";
import type { Day } from "#app/lib/days.ts";

type Joined = Pick<TurnFacts, (typeof JOINED_TURN_FACTS)[number]>;

/** The columns that `turnFacts` adds to a deal, for a select. */
export const TURN_FACTS = JOINED_TURN_FACTS.map((name) => `turn.${name}` as const);

/**
 * What decides whose turn it is on the deals of an alias, beside the deal's own columns, joined laterally as "turn"; one
 * row for each deal.
 */
export function turnFacts(deal: string) {
  const of = (column: string) => sql.ref(`${deal}.${column}`);
  return sql<Joined>`(
    select (v.terms ->> 'drawdownDays')::integer as promised_days, c.owed_since, c.given_at,
      w.status as drawdown_status, w.since as drawdown_since, w.confirm_due_at,
      q.status as dispute_status, q.opened_by as dispute_opened_by, q.opened_at as dispute_opened_at,
      q.answer_due_at, q.decide_due_at, ended.at as access_ended_at, i.status as institution_status, i.resumed_at
    from (
      -- A suspended institution is hidden from the company: the function, which costs more, is for that case alone.
      select own.status, own.resumed_at from institution own where own.id = ${of("institutionId")}
      union all
      select hidden.status, hidden.resumed_at from institution_of_deal(${of("id")}) as hidden
      where ${of("id")} is not null and not exists (select from institution own where own.id = ${of("institutionId")})
    ) as i
    left join lateral (
      select n.status_changed_at as at from introduction n
      where n.id = ${of("introductionId")} and n.status in ('revoked', 'declined_by_institution')) ended on true
    left join offer_version v on v.offer_id = ${of("offerId")} and v.version = ${of("offerVersion")}
    left join lateral (
      select min(c.requested_at) filter (where c.status = 'requested') as owed_since,
        max(c.provided_at) filter (where c.status = 'received') as given_at
      from deal_condition c
      where c.deal_id = ${of("id")} and ${of("status")} in ('contracted', 'conditions_open')) c on true
    left join lateral (
      select w.status, w.confirm_due_at, case w.status when 'funded' then w.funded_at
        else greatest(w.requested_at, (select max(e.ended_at) from dispute e where e.drawdown_id = w.id)) end as since
      from drawdown w
      where w.deal_id = ${of("id")} and w.status in ('requested', 'funded', 'disputed')) w on true
    left join lateral (
      select q.status, q.opened_by, q.opened_at, q.answer_due_at, q.decide_due_at
      from dispute q
      where q.deal_id = ${of("id")} and q.status in ('opened', 'answered')
      order by q.opened_at limit 1) q on true)`.as<"turn">("turn");
}

const terms = sql.raw(
  Object.entries(DEAL_TERMS)
    .map(([step, { who, workingDays }]) => `('${step}', '${who}', ${String(workingDays)})`)
    .join(", "),
);

/**
 * Whose turn it is on the deals of an alias, as `dealTurn` says it, for statements that select or sort by it: joined
 * laterally, no row where nothing is due. `calendar`: the working days in order, from before the oldest open step on.
 */
export function turnInSql(deal: string, calendar: readonly Day[]) {
  const of = (column: string) => sql.ref(`${deal}.${column}`);
  return sql<{ step: DealStep; who: DisputingSide | "admin" | null; since: Date; dueAt: Date | null }>`(
    select own.step, case when own.is_stopped then null else own.who end as who, own.begun as since,
      case
        when own.is_stopped then null
        when own.step = 'answer_dispute' then own.answer_due_at
        when own.step = 'decide_dispute' then own.decide_due_at
        when own.step = 'confirm' and own.confirm_due_at is not null then own.confirm_due_at
        else least(own.due_at, case when own.who = 'institution' and ${of("confirmedFen")} = 0 and own.promised_at > own.begun
          then own.promised_at end) end as due_at
    from (
      select step.step, turn.answer_due_at, turn.decide_due_at, turn.confirm_due_at, start.begun,
        coalesce(term.who, case when step.step = 'decide_dispute' then 'admin'
          when turn.dispute_opened_by = 'company' then 'institution' else 'company' end) as who,
        working_deadline(start.begun, term.days, calendar.days) as due_at,
        working_deadline(${of("acceptedAt")}, turn.promised_days, calendar.days) as promised_at,
        turn.institution_status in ('suspended', 'terminated') and term.step is not null
          and not (step.step = 'confirm' and turn.confirm_due_at is not null) as is_stopped
      from ${turnFacts(deal)}
      cross join (select ${calendar}::date[] as days) as calendar
      cross join lateral (select case
        when turn.dispute_status = 'opened' and app_now() <= turn.answer_due_at then 'answer_dispute'
        when turn.dispute_status is not null then 'decide_dispute'
        when ${of("status")} = 'accepted' then 'send_contract'
        when ${of("status")} in ('documents_out', 'signed_by_institution') then 'sign'
        when ${of("status")} = 'signed_by_company' then 'countersign'
        when ${of("status")} in ('contracted', 'conditions_open')
          then case when turn.access_ended_at is not null then 'settle' when turn.owed_since is null then 'review' else 'provide' end
        when ${of("status")} not in ('available', 'partially_drawn') then null
        when turn.drawdown_status = 'funded' then 'confirm'
        when turn.drawdown_status = 'requested' then 'pay'
        when ${of("confirmedFen")} = 0 then 'request_money' end as step) as step
      cross join lateral (select case
        when step.step in ('answer_dispute', 'decide_dispute') then turn.dispute_opened_at
        when step.step = 'confirm' then coalesce(turn.drawdown_since, ${of("statusChangedAt")})
        else greatest(${of("statusChangedAt")}, case step.step when 'provide' then turn.owed_since
          when 'settle' then greatest(turn.access_ended_at, coalesce(turn.owed_since, turn.given_at))
          when 'review' then turn.given_at when 'pay' then turn.drawdown_since end) end as since) as began
      left join (values ${terms}) as term (step, who, days) on term.step = step.step
      cross join lateral (select case when term.step is null or step.step = 'confirm' and turn.confirm_due_at is not null
        then began.since else greatest(began.since, turn.resumed_at) end as begun) as start
      where step.step is not null
    ) as own)`.as<"turnNow">("turnNow");
}
