import { sql, type SqlBool } from "kysely";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { insertInto } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface Parties {
  companyId?: string | null | undefined;
  institutionId?: string | null | undefined;
}

const counts = sql<SqlBool>`(admin_tie.ends_at is null or admin_tie.ends_at > app_now())`;

/** The organization of these to which a person has a tie now; undefined without one. */
export async function findTie(trx: ActorTransaction, userId: string, { companyId, institutionId }: Parties) {
  const parties = [companyId, institutionId].filter((id) => id != null);
  return trx
    .selectFrom("adminTie")
    .innerJoin("accounts.organization as o", "o.id", "adminTie.organizationId")
    .select(["o.id", "o.name"])
    .where("adminTie.userId", "=", userId)
    .where("adminTie.organizationId", "in", parties.length > 0 ? parties : [userId])
    .where(counts)
    .limit(1)
    .executeTakeFirst();
}

/** Whether anybody has, or had, a tie to one of these: for most, no admin has, and none needs to be counted. */
const hasTies = (companyId: string, institutionId: string) => sql<boolean>`exists (
  select from admin_tie t where t.organization_id in (${sql.raw(companyId)}, ${sql.raw(institutionId)}))`;

/** Whether the admin who reads has a tie to one of these now, as `is_tied`, which costs more in each row of a list. */
export const isReaderTied = (companyId: string, institutionId: string) => sql<boolean>`exists (
  select from admin_tie where admin_tie.user_id = (select current_user_id()) and ${counts}
    and admin_tie.organization_id in (${sql.raw(companyId)}, ${sql.raw(institutionId)}))`;

/** For an admin's list, with the parties of each row: who is kept away, and whether the reader is. */
export const recusedFrom = (role: AdminRole, companyId: string, institutionId: string) =>
  [
    sql<number>`case when ${hasTies(companyId, institutionId)}
      then count_recused(${sql.lit(role)}, ${sql.raw(companyId)}, ${sql.raw(institutionId)}) else 0 end`.as(
      "recused",
    ),
    isReaderTied(companyId, institutionId).as("isTied"),
  ] as const;

/**
 * How many admins of a role could act on something of these parties, and from how many the one who acts has taken that
 * role in the last thirty days: nobody makes themselves the only one, and then decides alone.
 */
export async function countConfirming(
  trx: ActorTransaction,
  role: AdminRole,
  { companyId = null, institutionId = null }: Parties,
): Promise<number> {
  const { rows } = await sql<{ admins: number }>`
    select count_confirming(${role}, ${companyId}::uuid, ${institutionId}::uuid) as admins`.execute(trx);
  return rows[0]?.admins ?? 0;
}

export const insertTie = insertInto("adminTie");

/** False if the tie is not theirs, or was ended already. */
export async function endOwnTie(trx: ActorTransaction, userId: string, tieId: string, endsAt: Date) {
  return trx
    .updateTable("adminTie")
    .set({ endsAt })
    .where("id", "=", tieId)
    .where("userId", "=", userId)
    .where("endsAt", "is", null)
    .returning(["organizationId", "kind"])
    .executeTakeFirst();
}

/** Ties that still count, of one person or of all, the newest first. */
export async function listTies(trx: ActorTransaction, userId?: string) {
  return trx
    .selectFrom("adminTie")
    .innerJoin("accounts.organization as o", "o.id", "adminTie.organizationId")
    .innerJoin("accounts.user as u", "u.id", "adminTie.userId")
    .select(["adminTie.id", "adminTie.kind", "adminTie.note", "adminTie.declaredAt", "adminTie.endsAt"])
    .select(["o.id as organizationId", "o.name as organization", "u.name as person", "u.id as userId"])
    .where(counts)
    .$if(userId !== undefined, (query) => query.where("adminTie.userId", "=", userId ?? ""))
    .orderBy("adminTie.declaredAt", "desc")
    .limit(200)
    .execute();
}

/** Organizations with exactly that name or credit code; two are enough to know that it is not unique. */
export async function findOrganizationsNamed(trx: ActorTransaction, words: string) {
  const { rows } = await sql<{ id: string; kind: "company" | "institution" }>`
    select o.id, o.kind from accounts.organization o
    left join company c on c.id = o.id
    left join institution i on i.id = o.id
    where lower(${words}) in (lower(o.name), lower(c.name_zh), lower(c.name_en), lower(c.uscc),
      lower(i.name_zh), lower(i.name_en), lower(i.uscc))
    limit 2`.execute(trx);
  return rows;
}

/** Open cases that somebody holds, all or those of one organization, locked: also those that await their party. */
export async function lockHeldCases(
  trx: ActorTransaction,
  { userId, organizationId }: { userId: string; organizationId?: string },
) {
  return trx
    .selectFrom("moderationCase")
    .selectAll()
    .where("assignedTo", "=", userId)
    .where("status", "in", ["assigned", "in_review", "awaiting_party"])
    .$if(organizationId !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row("companyId", "=", organizationId ?? null),
          row("institutionId", "=", organizationId ?? null),
        ]),
      ),
    )
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/**
 * Open matters that no admin could decide: ties keep all of them away, or the only moderator decided what the appeal is
 * against.
 */
export const mattersWithoutAdmin = sql<bigint>`(
  select count(*) from (
    select 1 from moderation_case c
    where c.status in ('opened', 'assigned', 'in_review')
      and case when ${hasTies("c.company_id", "c.institution_id")}
        then count_untied('moderator', c.company_id, c.institution_id) = 0 else false end
    union all
    select 1 from moderation_case c
    where c.status = 'appealed' and not exists (
      select from list_admins_of('moderator') as one
      where one is distinct from c.decided_by and not is_tied(one, c.company_id, c.institution_id))
    union all
    select 1 from dispute d
    where d.status in ('opened', 'answered')
      and case when ${hasTies("d.company_id", "d.institution_id")}
        then count_untied('finance', d.company_id, d.institution_id) = 0 else false end
  ) as matters)`;
