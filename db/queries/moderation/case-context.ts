import { sql } from "kysely";
import type { caseOpening } from "#db/queries/moderation/admin-openings.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** An admin who could be given the case or, once it is appealed, hear the appeal. */
export interface AdminBeside {
  id: string;
  name: string;
}

/** The case that an admin has just decided, before they came to this one. */
export interface CaseDecidedBefore {
  id: string;
  number: number;
  decision: "published" | "changes_requested" | "rejected" | "verified" | "refused";
  nameZh: string | null;
  nameEn: string | null;
}

interface Beside {
  userId: string;
  caseId: string;
  /** A case that they have just decided. */
  decidedId?: string | undefined;
  /** What the same statement records. */
  recording?: readonly ReturnType<typeof caseOpening>[];
}

/**
 * The context of a case: how many wait for the platform, which moderators no tie keeps away from it, the next case, and
 * the one decided just before.
 */
export async function findCaseContext(
  trx: ActorTransaction,
  { userId, caseId, decidedId, recording = [] }: Beside,
) {
  const {
    waiting,
    recorded: _,
    ...context
  } = await trx
    .selectNoFrom((eb) => [
      eb
        .selectFrom("moderationCase")
        .select(({ fn }) => fn.countAll<bigint>().as("waiting"))
        .where("status", "in", ["opened", "assigned", "in_review", "appealed"])
        .as("waiting"),
    ])
    .select([nextCase(userId, caseId).as("nextCaseId"), decidedBefore(userId, decidedId).as("decided")])
    .select(
      sql<AdminBeside[]>`(
        select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]')
        from (
          select person.id, person.name from accounts.user as person
          where person.id in (select list_admins_of('moderator'))
            and not exists (
              select from moderation_case as tied
              where tied.id = ${caseId}::uuid and is_tied(person.id, tied.company_id, tied.institution_id))
          order by name limit 200
        ) as admins)`.as("admins"),
    )
    .select([...recording])
    .executeTakeFirstOrThrow();
  return { ...context, waiting: Number(waiting) };
}

/** The next case of an admin's queue after one; null if there is none. */
export async function findCaseAfter(trx: ActorTransaction, userId: string, caseId: string) {
  const { nextCaseId } = await trx
    .selectNoFrom([nextCase(userId, caseId).as("nextCaseId")])
    .executeTakeFirstOrThrow();
  return nextCaseId;
}

/**
 * The cases that somebody can work on, their own ones and nobody's, are one round by the nearest deadline: after the
 * last comes the first, so that who goes on and on sees each. No tie keeps them away, and of appeals only those are in
 * it that they may hear.
 */
const nextCase = (userId: string, caseId: string) => sql<string | null>`(
  select c.id from moderation_case as c
  left join moderation_case as from_here on from_here.id = ${caseId}::uuid
  where c.status in ('opened', 'assigned', 'in_review', 'appealed')
    and c.id <> ${caseId}::uuid
    and case c.status when 'appealed' then c.decided_by is distinct from ${userId}::uuid
      else coalesce(c.assigned_to, ${userId}::uuid) = ${userId}::uuid end
    and not exists (
      select from admin_tie as t
      where t.user_id = ${userId}::uuid and t.organization_id in (c.company_id, c.institution_id)
        and (t.ends_at is null or t.ends_at > app_now()))
  order by (c.due_at, c.id) > (from_here.due_at, from_here.id) desc nulls last, c.due_at, c.id
  limit 1)`;

/** Only their own decision: an address may contain any case's id. */
const decidedBefore = (userId: string, decidedId: string | undefined) => sql<CaseDecidedBefore | null>`(
  select json_build_object('id', c.id, 'number', c.number, 'decision', c.decision,
    'nameZh', coalesce(company.name_zh, institution.name_zh), 'nameEn', coalesce(company.name_en, institution.name_en))
  from moderation_case as c
  left join company on company.id = c.company_id
  left join institution on institution.id = c.institution_id
  where c.id = ${decidedId ?? null}::uuid and c.decided_by = ${userId}::uuid and c.decision is not null)`;
