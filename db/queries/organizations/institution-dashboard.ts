import { sql } from "kysely";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { ACCEPTING } from "#app/domain/offers/negotiation/acceptance.ts";
import type { Day } from "#app/lib/days.ts";
import { literals } from "#db/literals.ts";
import { disclosedCompanies } from "#db/queries/introductions/disclosed-company.ts";
import { turnInSql } from "#db/queries/deals/turn-facts.ts";
import { dealtCommitments } from "#db/queries/organizations/own-commitments.ts";
import { openIntroductions } from "#db/queries/matching/matching-facts.ts";
import { isOwnVisit } from "#db/queries/notifications/visits.ts";
import { isOfSuspendedAsk } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export type TaskKind =
  | "answer_introduction"
  | "check_file"
  | "decide"
  | "make_offer"
  | "finish_offer"
  | "approve_offer"
  | "await_approval"
  | "answer_counter"
  | "send_documents"
  | "sign"
  | "settle_condition"
  | "fund"
  | "answer_reversal"
  | "disputed"
  | "finish_mandate"
  | "approve_mandate";

export interface InstitutionTask {
  kind: TaskKind;
  /** Of the task's subject: the introduction, application, offer, deal or mandate; of a reversal, the drawdown. */
  id: string;
  number: bigint;
  /** Of the teaser, or a mandate's name. */
  headlineZh: string | null;
  headlineEn: string | null;
  /** Of the company, while its consent shows it. */
  companyNameZh: string | null;
  companyNameEn: string | null;
  amountFen: bigint | null;
  /** Of an offer or a deal: what the amount is of. */
  commitment: Commitment | null;
  instrument: string | null;
  since: Date;
  dueAt: Date | null;
}

/** Tasks of an offer, or its next version, that is not issued yet. */
const UNISSUED = ["finish_offer", "approve_offer", "await_approval"] as const satisfies readonly TaskKind[];
/** Tasks before any deal. */
const BEFORE_DEAL = [
  "answer_introduction",
  "check_file",
  "decide",
  "make_offer",
  "answer_counter",
  ...UNISSUED,
] as const satisfies readonly TaskKind[];

/**
 * An institution's tasks, the nearest deadline first; those without one by how long they have waited; and how many there
 * are of each kind, beyond the limit, too. `calendar`: the working days in order, for the deadlines of deals. `userId`: the
 * reader, who approves no offer that they wrote on. `isFree`: they need no second person for any amount.
 */
export async function listInstitutionTasks(
  trx: ActorTransaction,
  institutionId: string,
  {
    userId,
    isFree,
    calendar,
    limit,
  }: { userId: string; isFree: boolean; calendar: readonly Day[]; limit: number },
) {
  const { rows } = await sql<InstitutionTask & { counts: Partial<Record<TaskKind, number>> }>`
    with turned as (
      select d.id, d.number, d.prospect_id, d.introduction_id, d.amount_fen, d.commitment, d.instrument, d.status, d.status_changed_at,
        case turn_now.who when 'institution' then turn_now.due_at end as due_at, turn_now.step
      from deal d left join lateral ${turnInSql("d", calendar)} on true
      where d.institution_id = ${institutionId}
        and d.status in ('accepted', 'documents_out', 'signed_by_company', 'conditions_open', 'available', 'partially_drawn')
    ), task as (
      select 'answer_introduction' as kind, id, number, prospect_id, id as introduction_id, null::bigint as amount_fen,
        null::text as commitment, null::text as instrument, requested_at as since, answer_by as due_at
      from introduction
      where institution_id = ${institutionId} and status = 'requested' and requested_by = 'company'
      union all
      select case status when 'submitted' then 'check_file' else 'decide' end, id, number, prospect_id, introduction_id, null,
        null, null, coalesce(clock_from, status_changed_at), due_at
      from application
      where institution_id = ${institutionId} and status in ('submitted', 'complete', 'under_review')
      union all
      select 'make_offer', i.id, i.number, i.prospect_id, i.id, null, null, null, coalesce(i.answered_at, i.status_changed_at), null
      from introduction i
      join consent c on c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
      join teaser t on t.prospect_id = i.prospect_id
      where i.institution_id = ${institutionId} and i.status = 'consented'
        and not exists (select from offer o where o.introduction_id = i.id)
        and not exists (select from application a where a.introduction_id = i.id)
      union all
      select case
          when ${userId}::uuid = any (w.written_by) then case when ${isFree} then 'finish_offer' else 'await_approval' end
          when w.offer_id is not null then 'approve_offer'
          when o.status = 'countered' then 'answer_counter'
          else 'finish_offer' end,
        o.id, o.number, o.prospect_id, o.introduction_id,
        -- The amount of the version in force isn't the next one's.
        case when w.offer_id is null or o.status = 'drafted' then o.amount_fen end, o.commitment, o.instrument,
        coalesce(w.approval_asked_at, o.status_changed_at), case o.status when 'countered' then o.expires_at end
      from offer o
      left join offer_draft w on w.offer_id = o.id and w.content is not null
        and w.approval_asked_at is not null and w.approved_at is null
      where o.institution_id = ${institutionId} and (o.status in ('drafted', 'approved_internally')
        or (o.status = 'countered' or o.status in ('issued', 'viewed', 'revised') and w.offer_id is not null)
          and o.held_by_deal_id is null)
      union all
      select case status when 'accepted' then 'send_documents' else 'sign' end, id, number, prospect_id, introduction_id,
        amount_fen, commitment, instrument, status_changed_at, due_at
      from turned
      where status in ('accepted', 'documents_out', 'signed_by_company')
      union all
      select 'settle_condition', d.id, d.number, d.prospect_id, d.introduction_id, d.amount_fen, d.commitment, d.instrument,
        coalesce(max(c.provided_at), d.status_changed_at), d.due_at
      from deal_condition c join turned d on d.id = c.deal_id
      -- Without access to papers the institution settles what is missing, too.
      where c.institution_id = ${institutionId} and d.status = 'conditions_open'
        and (c.status = 'received' or d.step = 'settle' and c.status = 'requested')
      group by d.id, d.number, d.prospect_id, d.introduction_id, d.amount_fen, d.commitment, d.instrument, d.status_changed_at,
        d.due_at
      union all
      select 'fund', d.id, d.number, d.prospect_id, d.introduction_id, w.amount_fen, d.commitment, d.instrument, w.requested_at, d.due_at
      from drawdown w join turned d on d.id = w.deal_id
      where w.institution_id = ${institutionId} and w.status = 'requested' and d.status in ('available', 'partially_drawn')
      union all
      select 'answer_reversal', r.drawdown_id, d.number, d.prospect_id, d.introduction_id, r.amount_fen, d.commitment, d.instrument,
        r.proposed_at, r.answer_due_at
      from drawdown_reversal r join deal d on d.id = r.deal_id
      where r.institution_id = ${institutionId} and r.status = 'proposed' and r.proposed_by = 'company' and r.answer_due_at > app_now()
      union all
      select 'disputed', q.id, d.number, d.prospect_id, d.introduction_id, q.disputed_fen, d.commitment, d.instrument,
        q.opened_at, q.answer_due_at
      from dispute q join deal d on d.id = q.deal_id
      where q.institution_id = ${institutionId} and q.status = 'opened' and q.opened_by = 'company'
      union all
      select case m.status when 'draft' then 'finish_mandate' else 'approve_mandate' end, m.id, m.number, null, null, null, null, null,
        m.status_changed_at, null
      from mandate m
      where m.institution_id = ${institutionId} and m.status in ('draft', 'pending_approval')
      union all
      -- Its next version waits for an owner, while the mandate stays in force.
      select 'approve_mandate', m.id, m.number, null, null, null, null, null, w.submitted_at, null
      from mandate m join mandate_draft w on w.mandate_id = m.id and w.submitted_at is not null
      where m.institution_id = ${institutionId} and m.status in ('active', 'paused', 'exhausted')
    ), waiting as (
      -- Nothing can be done before a deal while the ask is suspended.
      select task.* from task
      where not (kind in ${literals(BEFORE_DEAL)}
        and prospect_id is not null and ${isOfSuspendedAsk("prospect_id")})
        -- Nor can an offer be issued on an ask that is over.
        and not (kind in ${literals(UNISSUED)}
          and coalesce(status_of_ask(prospect_id) not in ${literals(ACCEPTING)}, false))
        -- Nor does capital find anything to finance where others' offers meet the ask.
        and not (kind in ${literals(["make_offer", ...UNISSUED])}
          and exists (select from teaser t where t.prospect_id = task.prospect_id and t.amount_max_fen = 0)
          and exists (select from institution i where i.id = ${institutionId} and i.kind not in ('guarantor', 'insurer')))
    ), nearest as (
      select * from waiting order by due_at nulls last, since, id limit ${limit}
    )
    select n.*, (
        select json_object_agg(of.kind, of.count) from (select kind, count(*) from waiting group by kind) of
      ) as counts, coalesce(teaser.headline_zh, m.name_zh, d.content #>> '{terms,title}') as headline_zh,
      coalesce(teaser.headline_en, m.name_en, d.content #>> '{terms,title}') as headline_en,
      company.name_zh as company_name_zh, company.name_en as company_name_en
    from nearest n
    left join teaser on teaser.prospect_id = n.prospect_id
    left join mandate_draft d on n.kind in ('finish_mandate', 'approve_mandate') and d.mandate_id = n.id
    -- Its names in both languages, unless the draft gives it another one.
    left join mandate m on n.kind in ('finish_mandate', 'approve_mandate') and m.id = n.id
      and coalesce(d.content #>> '{terms,title}' in (m.name_zh, m.name_en), d.content #>> '{terms,title}' is null)
    ${disclosedCompanies(sql`select introduction_id from nearest`, sql`n.introduction_id`)}
    order by n.due_at nulls last, n.since, n.id`.execute(trx);
  return { tasks: rows.map(({ counts: _, ...task }) => task), counts: rows[0]?.counts ?? {} };
}

/** What of an institution's budgets are guarantees in force, by mandate; of the rest money was confirmed. */
function guaranteed(institutionId: string) {
  return sql<{ mandateId: string; inForceFen: bigint }>`(
    select d.mandate_id, sum(d.amount_fen)::bigint as in_force_fen from deal d
    where d.institution_id = ${institutionId} and d.status = 'in_force'
    group by d.mandate_id)`.as("guaranteed");
}

/** Mandates in force or paused, with the used budget and the open introductions of each. */
export async function listMandateUse(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .select(["id", "number", "nameZh", "nameEn", "status", "budgetFen", "reservedFen", "drawnFen"])
    .select(["introductionCap", "validUntil"])
    .select(openIntroductions)
    .leftJoin(guaranteed(institutionId), (join) => join.onRef("guaranteed.mandateId", "=", "mandate.id"))
    .select("guaranteed.inForceFen")
    .where("institutionId", "=", institutionId)
    .where("status", "in", ["active", "exhausted", "paused", "pending_approval", "draft"])
    .orderBy("number")
    .limit(100)
    .execute();
}

/** An institution's names and state, its person's last visit, and the facts of its first steps. */
export async function findInstitutionStart(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("institution")
    .leftJoin("visit", (join) => join.on(isOwnVisit))
    .select([
      "institution.nameZh",
      "institution.nameEn",
      "institution.status",
      "institution.licenceExpiresOn",
      "institution.secondPersonAboveFen",
    ])
    .select(["institution.kind", dealtCommitments.as("dealt")])
    .select(["institution.verifiedAt", "visit.since as visitSince", "visit.lastAt as visitLastAt"])
    .select([
      sql<boolean>`(select count(*) from (
        select from accounts.member m where m.organization_id = institution.id limit 2) colleagues) > 1`.as(
        "hasTeam",
      ),
      sql<boolean>`exists (select from mandate m join mandate_version v on v.mandate_id = m.id
        where m.institution_id = institution.id)`.as("hadMandate"),
      sql<boolean>`exists (select from introduction i where i.institution_id = institution.id and i.requested_by = 'institution')`.as(
        "hasPursued",
      ),
    ])
    .where("institution.id", "=", institutionId)
    .executeTakeFirst();
}
