import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

type TaskKind =
  | "answer_introduction"
  | "check_file"
  | "decide"
  | "make_offer"
  | "finish_offer"
  | "answer_counter"
  | "send_documents"
  | "sign"
  | "settle_condition"
  | "fund"
  | "answer_reversal"
  | "disputed";

export interface InstitutionTask {
  kind: TaskKind;
  /** Of the task's subject: the introduction, the application, the offer or the deal; of a reversal, the drawdown. */
  id: string;
  number: bigint;
  prospectId: string;
  headlineZh: string | null;
  headlineEn: string | null;
  amountFen: bigint | null;
  since: Date;
  dueAt: Date | null;
}

/** An institution's tasks, the nearest deadline first; those without one by how long they have waited. */
export async function listInstitutionTasks(trx: ActorTransaction, institutionId: string, limit: number) {
  const { rows } = await sql<InstitutionTask & { total: bigint }>`
    with task as (
      select 'answer_introduction' as kind, id, number, prospect_id, null::bigint as amount_fen, requested_at as since, answer_by as due_at
      from introduction
      where institution_id = ${institutionId} and status = 'requested' and requested_by = 'company'
      union all
      select case status when 'submitted' then 'check_file' else 'decide' end, id, number, prospect_id, null, coalesce(clock_from, status_changed_at), due_at
      from application
      where institution_id = ${institutionId} and status in ('submitted', 'complete', 'under_review')
      union all
      select 'make_offer', i.id, i.number, i.prospect_id, null, coalesce(i.answered_at, i.status_changed_at), null
      from introduction i
      join consent c on c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now()
      join teaser t on t.prospect_id = i.prospect_id
      where i.institution_id = ${institutionId} and i.status = 'consented'
        and not exists (select from offer o where o.introduction_id = i.id)
        and not exists (select from application a where a.introduction_id = i.id)
      union all
      select case status when 'countered' then 'answer_counter' else 'finish_offer' end,
        id, number, prospect_id, amount_fen, status_changed_at, case status when 'countered' then expires_at end
      from offer
      where institution_id = ${institutionId} and status in ('drafted', 'approved_internally', 'countered')
      union all
      select case status when 'accepted' then 'send_documents' else 'sign' end,
        id, number, prospect_id, amount_fen, status_changed_at, null
      from deal
      where institution_id = ${institutionId} and status in ('accepted', 'documents_out', 'signed_by_company')
      union all
      select 'settle_condition', d.id, d.number, d.prospect_id, d.amount_fen, max(c.provided_at), null
      from deal_condition c join deal d on d.id = c.deal_id
      where c.institution_id = ${institutionId} and c.status = 'received' and d.status = 'conditions_open'
      group by d.id
      union all
      select 'fund', d.id, d.number, d.prospect_id, w.amount_fen, w.requested_at, null
      from drawdown w join deal d on d.id = w.deal_id
      where w.institution_id = ${institutionId} and w.status = 'requested' and d.status in ('available', 'partially_drawn')
      union all
      select 'answer_reversal', r.drawdown_id, d.number, d.prospect_id, r.amount_fen, r.proposed_at, r.answer_due_at
      from drawdown_reversal r join deal d on d.id = r.deal_id
      where r.institution_id = ${institutionId} and r.status = 'proposed' and r.proposed_by = 'company' and r.answer_due_at > app_now()
      union all
      select 'disputed', q.id, d.number, d.prospect_id, q.disputed_fen, q.opened_at, q.answer_due_at
      from dispute q join deal d on d.id = q.deal_id
      where q.institution_id = ${institutionId} and q.status = 'opened' and q.opened_by = 'company'
    )
    select task.*, teaser.headline_zh, teaser.headline_en, count(*) over () as total
    from task left join teaser on teaser.prospect_id = task.prospect_id
    order by due_at nulls last, since, id
    limit ${limit}`.execute(trx);
  return { tasks: rows, total: Number(rows[0]?.total ?? 0n) };
}

/** Mandates in force or paused, with the used budget and the open introductions of each. */
export async function listMandateUse(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .select(["id", "number", "nameZh", "nameEn", "status", "budgetFen", "reservedFen", "drawnFen"])
    .select(["introductionCap", "validUntil"])
    .select((mandate) => [
      mandate
        .selectFrom("introduction")
        .whereRef("introduction.mandateId", "=", "mandate.id")
        .where("introduction.status", "in", ["requested", "consent_pending", "consented"])
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .as("openIntroductions"),
    ])
    .where("institutionId", "=", institutionId)
    .where("status", "in", ["active", "exhausted", "paused", "pending_approval", "draft"])
    .orderBy("number")
    .limit(100)
    .execute();
}
