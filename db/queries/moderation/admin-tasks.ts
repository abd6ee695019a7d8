import { sql, type RawBuilder } from "kysely";
import type { AdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { CASE_STATUSES_OF } from "#app/domain/moderation/queue.ts";
import { OPEN_RECOVERY_STATUSES } from "#app/domain/recoveries/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { isReaderTied } from "./ties.ts";

export interface AdminTask {
  kind:
    | "decide_case"
    | "decide_dispute"
    | "confirm_suspension"
    | "confirm_ask_suspension"
    | "confirm_role"
    | "decide_recovery";
  /** Of the case, the dispute, the institution, the prospect or the person. */
  id: string;
  /** Of the case, of the dispute's deal, or of the prospect. */
  number: bigint | null;
  nameZh: string | null;
  nameEn: string | null;
  /** What is disputed. */
  amountFen: bigint | null;
  since: Date;
  dueAt: Date | null;
  /** Whether the admin holds it; else every admin who may decide it sees it. */
  isMine: boolean;
}

const inList = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)));

/**
 * Cases of the admin, or of nobody, that no tie keeps them away from, and appeals against others' decisions; the nearest
 * deadlines suffice.
 */
const cases = (userId: string, limit: number) => sql`(
  select 'decide_case', c.id, c.number, coalesce(company.name_zh, institution.name_zh),
    coalesce(company.name_en, institution.name_en), null::bigint, c.waiting_since, c.due_at, c.assigned_to is not null
  from moderation_case c
  left join company on company.id = c.company_id
  left join institution on institution.id = c.institution_id
  where c.status in (${inList(CASE_STATUSES_OF.us)}) and (c.assigned_to is null or c.assigned_to = ${userId}::uuid)
    and (c.status <> 'appealed' or c.decided_by is distinct from ${userId}::uuid)
    and not ${isReaderTied("c.company_id", "c.institution_id")}
  order by c.due_at, c.id limit ${limit})`;

/** Whoever proposed a finding can't confirm it. */
const disputes = (userId: string) => sql`(
  select 'decide_dispute', q.id, d.number, institution.name_zh, institution.name_en, q.disputed_fen,
    coalesce(q.answered_at, q.answer_due_at), q.decide_due_at, false
  from dispute q
  join deal d on d.id = q.deal_id
  join institution on institution.id = q.institution_id
  where (q.status = 'answered' or q.status = 'opened' and q.answer_due_at <= app_now())
    and not exists (select from dispute_finding f
      where f.dispute_id = q.id and f.status = 'proposed' and f.proposed_by = ${userId}::uuid)
    and not ${isReaderTied("q.company_id", "q.institution_id")})`;

/** Whoever proposed it can't confirm it. */
const suspensions = (userId: string) => sql`(
  select 'confirm_suspension', i.id, null::bigint, i.name_zh, i.name_en, null::bigint, c.proposed_at, c.due_at, false
  from confirmation c join institution i on i.id = c.subject_id
  where c.status = 'open' and c.kind = 'suspension' and c.due_at is not null and c.proposed_by <> ${userId}::uuid
    and not ${isReaderTied("null", "i.id")})`;

/** The same of a prospect; one that was withdrawn since needs no confirmation. */
const askSuspensions = (userId: string) => sql`(
  select 'confirm_ask_suspension', p.id, p.number, company.name_zh, company.name_en, null::bigint, c.proposed_at, c.due_at, false
  from confirmation c join prospect p on p.id = c.subject_id join company on company.id = p.company_id
  where c.status = 'open' and c.kind = 'ask-suspension' and c.due_at is not null and c.proposed_by <> ${userId}::uuid
    and p.status = 'suspended' and not ${isReaderTied("p.company_id", "null")})`;

const roles = (userId: string) => sql`(
  select 'confirm_role', u.id, null::bigint, u.name, u.name, null::bigint, c.proposed_at, c.due_at, false
  from confirmation c join accounts."user" u on u.id = c.subject_id
  where c.status = 'open' and c.kind = 'admin-role' and c.proposed_by <> ${userId}::uuid and c.subject_id <> ${userId}::uuid)`;

const recoveries = (userId: string) => sql`(
  select 'decide_recovery', r.id, null::bigint, u.name, u.name, null::bigint, r.requested_at, r.ends_at, false
  from accounts.recovery r join accounts."user" u on u.id = r.user_id
  where r.deciders = 'admins' and r.status in (${inList(OPEN_RECOVERY_STATUSES)}) and r.user_id <> ${userId}::uuid)`;

/** What an admin may decide by their roles and ties, the nearest deadline first. */
export async function listAdminTasks(
  trx: ActorTransaction,
  { userId, may, limit }: { userId: string; may: readonly AdminNeed[]; limit: number },
): Promise<AdminTask[]> {
  const parts: RawBuilder<unknown>[] = [
    ...(may.includes("moderate") ? [cases(userId, limit), suspensions(userId), askSuspensions(userId)] : []),
    ...(may.includes("settle") ? [disputes(userId)] : []),
    ...(may.includes("secure") ? [roles(userId), recoveries(userId)] : []),
  ];
  if (parts.length === 0) return [];
  const { rows } = await sql<AdminTask>`select * from (${sql.join(parts, sql` union all `)})
      as task (kind, id, number, name_zh, name_en, amount_fen, since, due_at, is_mine)
    order by due_at nulls last, since, id limit ${limit}`.execute(trx);
  return rows;
}
