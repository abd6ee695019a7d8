import { sql, type SqlBool } from "kysely";
import type { CaseStatus } from "#app/domain/moderation/lifecycle.ts";
import type { ActorTransaction } from "../with-actor.ts";

const ended = ["decided", "upheld", "overturned", "closed"] as const satisfies readonly CaseStatus[];

/** A case with the names that an admin reads beside it. */
export async function findCase(trx: ActorTransaction, caseId: string) {
  return caseRows(trx).where("moderationCase.id", "=", caseId).executeTakeFirst();
}

interface CaseSelection {
  statuses: readonly CaseStatus[];
  kind?: "prospect_submission" | "institution_verification" | undefined;
  /** A user's id, or null for cases that nobody holds. */
  assignedTo?: string | null | undefined;
  dueBefore?: Date | undefined;
  order: "due" | "decided";
  after?: { at: Date; id: string } | undefined;
  limit: number;
}

/** Cases by their nearest clock, or, of those that have ended, the latest first. Keyset: after the row given. */
export async function listCases(trx: ActorTransaction, selection: CaseSelection) {
  const { statuses, kind, assignedTo, dueBefore, order, after, limit } = selection;
  let query = caseRows(trx).where("moderationCase.status", "in", [...statuses]);
  if (kind) query = query.where("moderationCase.kind", "=", kind);
  if (assignedTo === null) query = query.where("moderationCase.assignedTo", "is", null);
  else if (assignedTo) query = query.where("moderationCase.assignedTo", "=", assignedTo);
  if (dueBefore) query = query.where("moderationCase.dueAt", "<", dueBefore);
  if (order === "due") {
    if (after)
      query = query.where(
        sql<SqlBool>`(moderation_case.due_at, moderation_case.id) > (${after.at}, ${after.id}::uuid)`,
      );
    query = query.orderBy("moderationCase.dueAt").orderBy("moderationCase.id");
  } else {
    if (after)
      query = query.where(
        sql<SqlBool>`(moderation_case.decided_at, moderation_case.id) < (${after.at}, ${after.id}::uuid)`,
      );
    query = query
      .where("moderationCase.decidedAt", "is not", null)
      .orderBy("moderationCase.decidedAt", "desc")
      .orderBy("moderationCase.id", "desc");
  }
  return query.limit(limit).execute();
}

function caseRows(trx: ActorTransaction) {
  return trx
    .selectFrom("moderationCase")
    .leftJoin("prospect", "prospect.id", "moderationCase.prospectId")
    .leftJoin("company", "company.id", "moderationCase.companyId")
    .leftJoin("institution", "institution.id", "moderationCase.institutionId")
    .leftJoin("accounts.user as holder", "holder.id", "moderationCase.assignedTo")
    .selectAll("moderationCase")
    .select([
      "prospect.number as prospectNumber",
      "prospect.status as prospectStatus",
      "prospect.liveVersion as liveVersion",
      "company.nameZh as companyNameZh",
      "company.nameEn as companyNameEn",
      "institution.nameZh as institutionNameZh",
      "institution.nameEn as institutionNameEn",
      "institution.status as institutionStatus",
      "holder.name as holderName",
    ]);
}

/** How many cases stand in each list of the queue, how many are late and how many are the asker's. */
export async function countCases(trx: ActorTransaction, userId: string, now: Date) {
  const open = sql<SqlBool>`status in ('opened', 'assigned', 'in_review', 'appealed')`;
  const counts = await trx
    .selectFrom("moderationCase")
    .where("status", "not in", [...ended])
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere(open).as("us"),
      fn.countAll<bigint>().filterWhere("status", "=", "awaiting_party").as("them"),
      fn
        .countAll<bigint>()
        .filterWhere(sql<SqlBool>`${open} and due_at < ${now}`)
        .as("overdue"),
      fn
        .countAll<bigint>()
        .filterWhere(sql<SqlBool>`${open} and assigned_to = ${userId}::uuid`)
        .as("mine"),
      fn
        .countAll<bigint>()
        .filterWhere(sql<SqlBool>`${open} and assigned_to is null`)
        .as("nobody"),
      fn
        .countAll<bigint>()
        .filterWhere(sql<SqlBool>`${open} and kind = 'prospect_submission'`)
        .as("prospects"),
      fn
        .countAll<bigint>()
        .filterWhere(sql<SqlBool>`${open} and kind = 'institution_verification'`)
        .as("institutions"),
    ])
    .executeTakeFirstOrThrow();
  const { us, them, overdue, mine, nobody, prospects, institutions } = counts;
  return {
    us: Number(us),
    them: Number(them),
    overdue: Number(overdue),
    mine: Number(mine),
    nobody: Number(nobody),
    prospects: Number(prospects),
    institutions: Number(institutions),
  };
}

/** The next case in the queue after one that the asker has just dealt with: theirs first, then whose clock is nearest. */
export async function findNextCase(trx: ActorTransaction, userId: string, exceptId: string) {
  return trx
    .selectFrom("moderationCase")
    .select("id")
    .where("status", "in", ["opened", "assigned", "in_review"])
    .where("id", "<>", exceptId)
    .where((where) => where.or([where("assignedTo", "=", userId), where("assignedTo", "is", null)]))
    .orderBy("dueAt")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}
